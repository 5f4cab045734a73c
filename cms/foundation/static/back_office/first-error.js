// A refused form opens the first of its tabs that holds an error; by itself Wagtail opens the first of all.
for (const tabs of document.querySelectorAll("[data-controller~=w-tabs]")) {
  const error = tabs.querySelector("[role=tabpanel] :is(.error-message, .help-critical):not([hidden])");
  if (error) tabs.dataset.wTabsActivePanelIdValue = error.closest("[role=tabpanel]").id;
}
