import customers.people.search
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import store.catalogue.contents
import store.catalogue.size_rows
import store.money.fields
import wagtail.fields
import wagtail.models.preview
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('foundation', '0001_initial'),
        ('people', '__first__'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='Attribute',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(unique=True, verbose_name='key')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('kind', models.CharField(choices=[('text', 'Text'), ('number', 'Number with unit'), ('choice', 'One of several'), ('colour', 'Colour'), ('yesno', 'Yes or no'), ('date', 'Date')], default='text', max_length=8, verbose_name='kind')),
                ('unit', models.CharField(blank=True, help_text='Of a number, such as cm.', max_length=12, verbose_name='unit')),
                ('choices', models.TextField(blank=True, help_text='Of “One of several”: one a line. Products take no other value then.', verbose_name='choices')),
                ('filterable', models.BooleanField(default=True, verbose_name='shoppers filter by it')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='position')),
            ],
            options={
                'verbose_name': 'attribute',
                'verbose_name_plural': 'attributes',
                'ordering': ['position', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Brand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(allow_unicode=True, max_length=120, unique=True, verbose_name='address')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
            ],
            options={
                'verbose_name': 'brand',
                'verbose_name_plural': 'brands',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='FormerProductAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.CharField(max_length=200, unique=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='IndexChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_at', models.DateTimeField(blank=True, db_index=True, default=django.utils.timezone.now, null=True, verbose_name='due')),
                ('planned_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='planned')),
                ('attempts', models.PositiveIntegerField(default=0, verbose_name='attempts')),
                ('last_error', models.TextField(blank=True, verbose_name='last error')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='done')),
                ('failed_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='failed for good')),
                ('product_id', models.PositiveBigIntegerField(unique=True, verbose_name='product')),
            ],
            options={
                'verbose_name': 'change for the search index',
                'verbose_name_plural': 'changes for the search index',
            },
        ),
        migrations.CreateModel(
            name='Product',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('live', models.BooleanField(default=True, editable=False, verbose_name='live')),
                ('has_unpublished_changes', models.BooleanField(default=False, editable=False, verbose_name='has unpublished changes')),
                ('first_published_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='first published at')),
                ('last_published_at', models.DateTimeField(editable=False, null=True, verbose_name='last published at')),
                ('go_live_at', models.DateTimeField(blank=True, null=True, verbose_name='go live date/time')),
                ('expire_at', models.DateTimeField(blank=True, null=True, verbose_name='expiry date/time')),
                ('expired', models.BooleanField(default=False, editable=False, verbose_name='expired')),
                ('locked', models.BooleanField(default=False, editable=False, verbose_name='locked')),
                ('locked_at', models.DateTimeField(editable=False, null=True, verbose_name='locked at')),
                ('archived_at', models.DateTimeField(blank=True, db_index=True, editable=False, null=True, verbose_name='archived')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('slug', models.SlugField(allow_unicode=True, max_length=200, unique=True, verbose_name='address')),
                ('summary', models.CharField(blank=True, max_length=200, verbose_name='in one line')),
                ('description', wagtail.fields.RichTextField(blank=True, verbose_name='description')),
                ('is_gift_card', models.BooleanField(default=False, help_text='Each one bought becomes a gift card of its price, without tax, and goes to its recipient by e-mail.', verbose_name='is a gift card')),
                ('search_key', customers.people.search.TextKeyField(default='', editable=False, source='words_for_search')),
                ('source', models.CharField(blank=True, editable=False, max_length=20, verbose_name='came from')),
                ('source_id', models.CharField(blank=True, editable=False, max_length=200, verbose_name='number there')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='since')),
                ('brand', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='products', to='catalogue.brand', verbose_name='brand')),
            ],
            options={
                'verbose_name': 'product',
                'verbose_name_plural': 'products',
                'ordering': ['name', 'pk'],
            },
            bases=(wagtail.models.preview.PreviewableMixin, models.Model),
        ),
        migrations.CreateModel(
            name='ProductPicture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('alt', models.CharField(blank=True, max_length=200, verbose_name='what it shows')),
            ],
            options={
                'verbose_name': 'picture',
                'verbose_name_plural': 'pictures',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SizeTable',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='name')),
                ('rows', models.TextField(help_text='One row a line, headings first, with a | between the cells, or pasted from a spreadsheet.', max_length=4000, validators=[store.catalogue.size_rows.check_rows], verbose_name='rows')),
                ('note', models.TextField(blank=True, help_text='Stands below the table.', max_length=600, verbose_name='how to measure')),
            ],
            options={
                'verbose_name': 'size table',
                'verbose_name_plural': 'size tables',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='TaxClass',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
            ],
            options={
                'verbose_name': 'tax class',
                'verbose_name_plural': 'tax classes',
            },
        ),
        migrations.CreateModel(
            name='Variant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sku', models.CharField(max_length=80, unique=True, verbose_name='article number')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='name')),
                ('options', models.JSONField(blank=True, default=dict, verbose_name='sizes and colours')),
                ('active', models.BooleanField(default=True, verbose_name='sold')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='position')),
                ('counts_stock', models.BooleanField(default=True, verbose_name='stock is counted')),
                ('lead_days', models.PositiveSmallIntegerField(default=0, verbose_name='working days to make')),
                ('weight', models.PositiveIntegerField(default=0, verbose_name='weight in grams')),
                ('length', models.PositiveIntegerField(default=0, verbose_name='longest side in centimetres, packed')),
                ('content', models.CharField(blank=True, help_text='Such as 750 ml: the shop then also says the price per litre, kilogram or metre.', max_length=20, validators=[store.catalogue.contents.check_content], verbose_name='content')),
            ],
            options={
                'verbose_name': 'variant',
                'verbose_name_plural': 'variants',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='AttributeValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('text', models.CharField(blank=True, max_length=200, verbose_name='text, choice or name of the colour')),
                ('number', models.DecimalField(blank=True, decimal_places=3, max_digits=12, null=True, verbose_name='number')),
                ('yes', models.BooleanField(blank=True, null=True, verbose_name='yes')),
                ('colour', models.CharField(blank=True, max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-f]{6}$', 'Write a colour as # and six hexadecimal digits, such as #8f9f8c.')], verbose_name='colour')),
                ('date', models.DateField(blank=True, null=True, verbose_name='date')),
                ('attribute', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.attribute', verbose_name='attribute')),
            ],
            options={
                'verbose_name': 'attribute',
                'verbose_name_plural': 'attributes',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('slug', models.SlugField(allow_unicode=True, max_length=120, verbose_name='address')),
                ('path', models.CharField(editable=False, max_length=500, unique=True, verbose_name='path')),
                ('summary', models.CharField(blank=True, max_length=200, verbose_name='in one line')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='position')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='catalogue.category', verbose_name='inside')),
            ],
            options={
                'verbose_name': 'category',
                'verbose_name_plural': 'categories',
                'ordering': ['position', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Colour',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('value', models.CharField(blank=True, max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-f]{6}$', 'Write a colour as # and six hexadecimal digits, such as #8f9f8c.')], verbose_name='colour')),
                ('families', models.JSONField(blank=True, default=list, verbose_name='families')),
            ],
            options={
                'verbose_name': 'colour',
                'verbose_name_plural': 'colours',
                'ordering': ['name', 'value'],
                'constraints': [models.UniqueConstraint(fields=('name', 'value'), name='one_row_for_a_colour')],
            },
        ),
        migrations.CreateModel(
            name='FormerCategoryAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.CharField(max_length=500, unique=True)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_addresses', to='catalogue.category')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ProductFigures',
            fields=[
                ('product', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='figures', serialize=False, to='catalogue.product')),
                ('price_from', store.money.fields.MoneyField(null=True, verbose_name='from')),
                ('configured_price', store.money.fields.MoneyField(null=True, verbose_name='with choices')),
                ('is_lowest_price', models.BooleanField(default=False, verbose_name='proven to be the lowest')),
                ('rating', models.DecimalField(decimal_places=2, max_digits=3, null=True, verbose_name='rating')),
                ('reviews', models.PositiveIntegerField(default=0, verbose_name='reviews')),
                ('popularity', models.PositiveIntegerField(db_index=True, default=0, verbose_name='sold in 90 days')),
            ],
            options={
                'verbose_name': 'figures',
                'verbose_name_plural': 'figures',
            },
        ),
        migrations.AddField(
            model_name='product',
            name='category',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='products', to='catalogue.category', verbose_name='category'),
        ),
        migrations.AddField(
            model_name='product',
            name='latest_revision',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision'),
        ),
        migrations.AddField(
            model_name='product',
            name='live_revision',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision'),
        ),
        migrations.AddField(
            model_name='product',
            name='locked_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='locked_%(class)ss', to=settings.AUTH_USER_MODEL, verbose_name='locked by'),
        ),
        migrations.AddField(
            model_name='formerproductaddress',
            name='owner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_addresses', to='catalogue.product'),
        ),
        migrations.AddField(
            model_name='category',
            name='picture_product',
            field=models.ForeignKey(blank=True, help_text='The product whose picture stands for the category.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='catalogue.product', verbose_name='picture of'),
        ),
        migrations.AddField(
            model_name='attributevalue',
            name='product',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='attribute_values', to='catalogue.product'),
        ),
        migrations.AddField(
            model_name='productpicture',
            name='image',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.siteimage', verbose_name='picture'),
        ),
        migrations.AddField(
            model_name='productpicture',
            name='product',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='pictures', to='catalogue.product'),
        ),
        migrations.AddField(
            model_name='product',
            name='size_table',
            field=models.ForeignKey(blank=True, help_text='Only if it is another one than that of the category.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='catalogue.sizetable', verbose_name='size table'),
        ),
        migrations.AddField(
            model_name='category',
            name='size_table',
            field=models.ForeignKey(blank=True, help_text='Also for the categories inside, unless they have another one.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='catalogue.sizetable', verbose_name='size table'),
        ),
        migrations.AddField(
            model_name='product',
            name='tax_class',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.taxclass', verbose_name='tax class'),
        ),
        migrations.AddField(
            model_name='variant',
            name='image',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='foundation.siteimage', verbose_name='picture'),
        ),
        migrations.AddField(
            model_name='variant',
            name='product',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='variants', to='catalogue.product', verbose_name='product'),
        ),
        migrations.AddConstraint(
            model_name='category',
            constraint=models.UniqueConstraint(fields=('parent', 'slug'), name='one_address_inside_a_category'),
        ),
        migrations.AddIndex(
            model_name='product',
            index=customers.people.search.TrigramIndex(fields=['search_key'], name='product_search', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddConstraint(
            model_name='product',
            constraint=models.UniqueConstraint(condition=models.Q(('source_id', ''), _negated=True), fields=('source', 'source_id'), name='one_product_per_source_id'),
        ),
    ]
