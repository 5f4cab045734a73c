"""Names that must be unique in an import, such as article numbers. Only hashes are stored: files may be long."""

from itertools import count


class UniqueNames:
    """The names that a file carries, and those that were given to its products so far."""

    def __init__(self) -> None:
        self._in_file: set[int] = set()
        self._given: set[int] = set()

    def read(self, name: str) -> None:
        """Note a name that some record of the file carries."""
        self._in_file.add(hash(name))

    def give(self, name: str) -> bool:
        """Give a name to its first owner; False if it was given before."""
        is_new = hash(name) not in self._given
        self._given.add(hash(name))
        return is_new

    def give_other(self, name: str, max_length: int) -> str:
        """Give the name, or the name with the first number behind it, that no record of the file carries."""
        endings = ("" if number == 1 else f"-{number}" for number in count(1))
        names = (f"{name[: max_length - len(ending)]}{ending}" for ending in endings)
        found = next(each for each in names if hash(each) not in self._in_file and hash(each) not in self._given)
        self._given.add(hash(found))
        return found
