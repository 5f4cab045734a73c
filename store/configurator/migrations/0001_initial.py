import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import store.configurator.models._values
import store.money.amounts
import store.money.fields
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('catalogue', '0001_initial'),
        ('foundation', '0001_initial'),
        ('uploads', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='CombinationCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_at', models.DateTimeField(blank=True, db_index=True, default=django.utils.timezone.now, null=True, verbose_name='due')),
                ('planned_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='planned')),
                ('attempts', models.PositiveIntegerField(default=0, verbose_name='attempts')),
                ('last_error', models.TextField(blank=True, verbose_name='last error')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='done')),
                ('failed_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='failed for good')),
                ('number', models.TextField(blank=True, verbose_name='combinations')),
            ],
            options={
                'verbose_name': 'number of combinations',
                'verbose_name_plural': 'numbers of combinations',
            },
        ),
        migrations.CreateModel(
            name='Drawing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('archived_at', models.DateTimeField(blank=True, db_index=True, editable=False, null=True, verbose_name='archived')),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='name')),
                ('source', models.TextField(verbose_name='SVG')),
                ('changed_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
            ],
            options={
                'verbose_name': 'drawing',
                'verbose_name_plural': 'drawings',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Font',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='name')),
                ('file', models.FileField(upload_to='fonts', verbose_name='file')),
                ('licence', models.CharField(blank=True, max_length=200, verbose_name='licence')),
            ],
            options={
                'verbose_name': 'font',
                'verbose_name_plural': 'fonts',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='LayeredPhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='name')),
            ],
            options={
                'verbose_name': 'layered photograph',
                'verbose_name_plural': 'layered photographs',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='LowestPrice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_at', models.DateTimeField(blank=True, db_index=True, default=django.utils.timezone.now, null=True, verbose_name='due')),
                ('planned_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='planned')),
                ('attempts', models.PositiveIntegerField(default=0, verbose_name='attempts')),
                ('last_error', models.TextField(blank=True, verbose_name='last error')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='done')),
                ('failed_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='failed for good')),
                ('choices', models.JSONField(default=dict, verbose_name='choices')),
                ('amount', store.money.fields.MoneyField(null=True, verbose_name='price')),
                ('is_proven', models.BooleanField(default=False, verbose_name='proven to be the lowest')),
                ('basis', models.CharField(blank=True, max_length=64)),
            ],
            options={
                'verbose_name': 'lowest price with choices',
                'verbose_name_plural': 'lowest prices with choices',
            },
        ),
        migrations.CreateModel(
            name='MadeToOrder',
            fields=[
                ('product', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='made_to_order', serialize=False, to='catalogue.product')),
                ('several_sizes', models.BooleanField(default=False, help_text='Shoppers fill in how many of each size; each size becomes a line of its own.', verbose_name='several sizes at once')),
                ('defaults', models.JSONField(blank=True, default=dict, verbose_name='choices of the catalogue picture')),
                ('needs_proof', models.BooleanField(default=False, editable=False, verbose_name='the customer approves a proof first')),
                ('units_per_day', models.PositiveIntegerField(editable=False, null=True, verbose_name='units a day')),
                ('day_open_from', models.PositiveIntegerField(editable=False, null=True, verbose_name='from this quantity on we tell the day')),
            ],
            options={
                'verbose_name': 'made to order',
                'verbose_name_plural': 'made to order',
            },
        ),
        migrations.CreateModel(
            name='Option',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('key', models.CharField(max_length=40, validators=[django.core.validators.RegexValidator('^[a-z][a-z0-9-]*$', 'Write lower-case a to z, digits and hyphens, beginning with a to z.')], verbose_name='key')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('colour', models.CharField(blank=True, max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-f]{6}$', 'Write a colour as # and six hexadecimal digits, such as #8f9f8c.')], verbose_name='colour')),
                ('surcharge', store.money.fields.MoneyField(default=store.money.amounts.Money, signed=True, verbose_name='surcharge')),
                ('lead_days', models.PositiveSmallIntegerField(default=0, verbose_name='more days to make')),
            ],
            options={
                'verbose_name': 'option',
                'verbose_name_plural': 'options',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OptionGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('key', models.CharField(max_length=40, validators=[django.core.validators.RegexValidator('^[a-z][a-z0-9-]*$', 'Write lower-case a to z, digits and hyphens, beginning with a to z.')], verbose_name='key')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('kind', models.CharField(choices=[('one', 'One of several'), ('several', 'Several'), ('number', 'Number'), ('text', 'Text'), ('names', 'A text for each piece'), ('date', 'Date'), ('file', 'Picture of the shopper')], default='one', max_length=8, verbose_name='kind')),
                ('display', models.CharField(choices=[('pills', 'Buttons'), ('swatches', 'Colour swatches'), ('pictures', 'Pictures'), ('list', 'List')], default='pills', max_length=8, verbose_name='shown as')),
                ('help', models.CharField(blank=True, max_length=200, verbose_name='help')),
                ('section', models.CharField(blank=True, help_text='A heading on the page. Questions of the same section that follow each other stand below it.', max_length=60, verbose_name='section')),
                ('required', models.BooleanField(default=True, verbose_name='must be answered')),
                ('of_part', models.BooleanField(default=False, help_text='Of a strap or a thread, not of the whole: shoppers do not find the product by these colours.', verbose_name='colours of a part')),
                ('is_measurement', models.BooleanField(default=False, help_text='A fact such as a height. Rules use it; no repair, default or low price ever changes it.', verbose_name='a measurement of the shopper')),
                ('min_options', models.PositiveSmallIntegerField(default=0, verbose_name='at least')),
                ('max_options', models.PositiveSmallIntegerField(default=0, help_text='0: all of them.', verbose_name='at most')),
                ('max_length', models.PositiveSmallIntegerField(default=24, verbose_name='characters at most')),
                ('lines', models.PositiveSmallIntegerField(default=1, verbose_name='lines')),
                ('characters', models.CharField(choices=[('any', 'Any letters'), ('latin', 'Latin letters'), ('latin+cjk', 'Latin and Chinese letters'), ('digits', 'Digits'), ('email', 'An e-mail address')], default='any', max_length=10, verbose_name='characters allowed')),
                ('low', models.DecimalField(decimal_places=2, default=0, max_digits=9, verbose_name='from')),
                ('high', models.DecimalField(decimal_places=2, default=100, max_digits=9, verbose_name='to')),
                ('step', models.DecimalField(decimal_places=2, default=1, max_digits=9, validators=[django.core.validators.MinValueValidator(Decimal('0.01'))], verbose_name='in steps of')),
                ('unit', models.CharField(blank=True, max_length=12, verbose_name='unit')),
                ('from_days', models.PositiveSmallIntegerField(default=0, verbose_name='earliest, in days from today')),
                ('until_days', models.PositiveSmallIntegerField(default=365, verbose_name='latest, in days from today')),
                ('min_pixels', models.PositiveIntegerField(default=0, verbose_name='pixels of the shorter side, at least')),
                ('max_megabytes', models.PositiveSmallIntegerField(default=10, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(20)], verbose_name='megabytes at most')),
                ('print_cm', models.DecimalField(decimal_places=1, default=0, max_digits=6, validators=[django.core.validators.MinValueValidator(0)], verbose_name='so wide on the product, in cm')),
                ('min_dpi', models.PositiveSmallIntegerField(default=0, verbose_name='dots per inch, at least')),
                ('min_text_mm', models.DecimalField(decimal_places=1, default=0, max_digits=5, validators=[django.core.validators.MinValueValidator(0)], verbose_name='characters not below, in mm')),
                ('surcharge', store.money.fields.MoneyField(default=store.money.amounts.Money, signed=True, verbose_name='price of an answer')),
                ('per_character', store.money.fields.MoneyField(default=store.money.amounts.Money, verbose_name='price of a character')),
                ('lead_days', models.PositiveSmallIntegerField(default=0, verbose_name='more days to make')),
                ('after', models.CharField(blank=True, help_text='Keys of the groups whose work must be done first, with commas between them.', max_length=200, verbose_name='made after')),
                ('applies_if', models.TextField(blank=True, validators=[store.configurator.models._values.conditions_value], verbose_name='asked only if one of')),
            ],
            options={
                'verbose_name': 'option group',
                'verbose_name_plural': 'option groups',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OptionSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('live', models.BooleanField(default=True, editable=False, verbose_name='live')),
                ('has_unpublished_changes', models.BooleanField(default=False, editable=False, verbose_name='has unpublished changes')),
                ('first_published_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='first published at')),
                ('last_published_at', models.DateTimeField(editable=False, null=True, verbose_name='last published at')),
                ('go_live_at', models.DateTimeField(blank=True, null=True, verbose_name='go live date/time')),
                ('expire_at', models.DateTimeField(blank=True, null=True, verbose_name='expiry date/time')),
                ('expired', models.BooleanField(default=False, editable=False, verbose_name='expired')),
                ('archived_at', models.DateTimeField(blank=True, db_index=True, editable=False, null=True, verbose_name='archived')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('code', models.SlugField(max_length=120, unique=True, verbose_name='code')),
            ],
            options={
                'verbose_name': 'option set',
                'verbose_name_plural': 'option sets',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='PhotoLayer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('conditions', models.TextField(blank=True, validators=[store.configurator.models._values.conditions_value], verbose_name='only if')),
            ],
            options={
                'verbose_name': 'layer',
                'verbose_name_plural': 'layers',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PhotoPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('conditions', models.TextField(blank=True, validators=[store.configurator.models._values.conditions_value], verbose_name='only if')),
                ('group', models.CharField(max_length=40, validators=[django.core.validators.RegexValidator('^[a-z][a-z0-9-]*$', 'Write lower-case a to z, digits and hyphens, beginning with a to z.')], verbose_name='group')),
                ('x', models.FloatField(default=0.3, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1)], verbose_name='from the left')),
                ('y', models.FloatField(default=0.4, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1)], verbose_name='from the top')),
                ('width', models.FloatField(default=0.4, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1)], verbose_name='width')),
                ('height', models.FloatField(default=0.15, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1)], verbose_name='height')),
                ('angle', models.FloatField(default=0, validators=[django.core.validators.MinValueValidator(-180), django.core.validators.MaxValueValidator(180)], verbose_name='turned, in degrees')),
                ('curve', models.FloatField(default=0, validators=[django.core.validators.MinValueValidator(-300), django.core.validators.MaxValueValidator(300)], verbose_name='curved, in degrees')),
                ('size', models.FloatField(default=1, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1)], verbose_name='largest text, as part of the height')),
                ('colour', models.CharField(default='#26262a', max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-f]{6}$', 'Write a colour as # and six hexadecimal digits, such as #8f9f8c.')], verbose_name='colour')),
            ],
            options={
                'verbose_name': 'place',
                'verbose_name_plural': 'places',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PriceRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('conditions', models.TextField(blank=True, validators=[store.configurator.models._values.line_conditions_value], verbose_name='only if')),
                ('name', models.CharField(max_length=80, verbose_name='name on the slip')),
                ('kind', models.CharField(choices=[('each', 'for each piece'), ('setup', 'once, for setting up'), ('percent', 'percent of the price'), ('character', 'for each character'), ('unit', 'for each unit'), ('area', 'for each square unit')], default='each', max_length=10, verbose_name='counted')),
                ('amount', models.DecimalField(decimal_places=4, default=0, max_digits=12, verbose_name='amount or percent')),
                ('min_quantity', models.PositiveIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1)], verbose_name='from quantity')),
                ('group', models.CharField(blank=True, max_length=40, validators=[django.core.validators.RegexValidator('^[a-z][a-z0-9-]*$', 'Write lower-case a to z, digits and hyphens, beginning with a to z.')], verbose_name='of group')),
                ('second', models.CharField(blank=True, max_length=40, validators=[django.core.validators.RegexValidator('^[a-z][a-z0-9-]*$', 'Write lower-case a to z, digits and hyphens, beginning with a to z.')], verbose_name='times group')),
            ],
            options={
                'verbose_name': 'price',
                'verbose_name_plural': 'prices',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Rule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('conditions', models.TextField(blank=True, validators=[store.configurator.models._values.line_conditions_value], verbose_name='only if')),
                ('kind', models.CharField(choices=[('requires', 'requires'), ('excludes', 'excludes'), ('allowed', 'only these together'), ('contrast', 'colours must differ')], default='excludes', max_length=8, verbose_name='then it')),
                ('results', models.TextField(blank=True, validators=[store.configurator.models._values.line_conditions_value], verbose_name='any of')),
                ('table', models.TextField(blank=True, help_text='The first line names groups, each other line one allowed answer of each: wood | frame. * is any.', verbose_name='table')),
                ('group', models.CharField(blank=True, max_length=40, validators=[django.core.validators.RegexValidator('^[a-z][a-z0-9-]*$', 'Write lower-case a to z, digits and hyphens, beginning with a to z.')], verbose_name='colours of group')),
                ('second', models.CharField(blank=True, max_length=40, validators=[django.core.validators.RegexValidator('^[a-z][a-z0-9-]*$', 'Write lower-case a to z, digits and hyphens, beginning with a to z.')], verbose_name='on those of group')),
                ('contrast', models.DecimalField(decimal_places=1, default=2, help_text='A ratio from 1 to 21. With 1.5 shapes can be told apart, with 3 large letters are easy to read.', max_digits=4, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(21)], verbose_name='contrast, at least')),
                ('reason', models.CharField(max_length=200, verbose_name='because')),
            ],
            options={
                'verbose_name': 'rule',
                'verbose_name_plural': 'rules',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Configuration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hash', models.CharField(max_length=64, unique=True, verbose_name='hash')),
                ('content', models.JSONField(verbose_name='choices')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='since')),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='configurations', to='catalogue.product', verbose_name='product')),
            ],
            options={
                'verbose_name': 'configuration',
                'verbose_name_plural': 'configurations',
            },
        ),
        migrations.AddField(
            model_name='configuration',
            name='uploads',
            field=models.ManyToManyField(blank=True, related_name='configurations', to='uploads.upload', verbose_name='pictures of the shopper'),
        ),
        migrations.AddField(
            model_name='lowestprice',
            name='product',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='lowest_price', to='catalogue.product', verbose_name='product'),
        ),
        migrations.AddField(
            model_name='lowestprice',
            name='variant',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='catalogue.variant', verbose_name='variant'),
        ),
        migrations.AddField(
            model_name='madetoorder',
            name='drawing',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='products', to='configurator.drawing', verbose_name='drawing'),
        ),
        migrations.AddField(
            model_name='madetoorder',
            name='photo',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='products', to='configurator.layeredphoto', verbose_name='layered photograph'),
        ),
        migrations.AddField(
            model_name='option',
            name='picture',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='foundation.siteimage', verbose_name='picture'),
        ),
        migrations.AddField(
            model_name='optiongroup',
            name='font',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='configurator.font', verbose_name='font'),
        ),
        migrations.AddField(
            model_name='option',
            name='group',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='options', to='configurator.optiongroup'),
        ),
        migrations.AddField(
            model_name='optionset',
            name='latest_revision',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision'),
        ),
        migrations.AddField(
            model_name='optionset',
            name='live_revision',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision'),
        ),
        migrations.AddField(
            model_name='optiongroup',
            name='option_set',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='groups', to='configurator.optionset'),
        ),
        migrations.AddField(
            model_name='madetoorder',
            name='option_set',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='products', to='configurator.optionset', verbose_name='option set'),
        ),
        migrations.AddField(
            model_name='combinationcount',
            name='option_set',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='combination_count', to='configurator.optionset'),
        ),
        migrations.AddField(
            model_name='photolayer',
            name='image',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.siteimage', verbose_name='picture'),
        ),
        migrations.AddField(
            model_name='photolayer',
            name='photo',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='layers', to='configurator.layeredphoto'),
        ),
        migrations.AddField(
            model_name='photoplace',
            name='photo',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='configurator.layeredphoto'),
        ),
        migrations.AddField(
            model_name='pricerule',
            name='option_set',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='prices', to='configurator.optionset'),
        ),
        migrations.AddField(
            model_name='rule',
            name='option_set',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='rules', to='configurator.optionset'),
        ),
    ]
