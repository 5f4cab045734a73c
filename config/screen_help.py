"""Which part of the docs helps on which screen of the back office."""

from cms.foundation.screen_help import ScreenHelp

SCREEN_HELP = (
    ScreenHelp("wagtailadmin_home", "staff", "Today", "today"),
    ScreenHelp("admin_search", "staff", "Find anything."),
    ScreenHelp("week_admin, week_rows", "staff", "The week."),
    ScreenHelp(
        "orders_admin:bulk, orders_admin:bulk_done, jobs_admin:bulk, jobs_admin:bulk_done, tickets_admin:bulk,"
        "tickets_admin:bulk_done, mails_admin:bulk, mails_admin:bulk_done, wagtail_bulk_action",
        "staff",
        "Many at once",
    ),
    # Orders
    ScreenHelp("orders_admin", "staff", "Find one."),
    ScreenHelp("orders_admin:inspect, payment_mark_paid", "staff", "Confirm a transfer.", "transfer"),
    ScreenHelp("line_change, line_change_agree, line_change_withdraw", "staff", "Change a line."),
    ScreenHelp("order_cancel", "staff", "Cancel it."),
    ScreenHelp("order_undo_payment", "staff", "Undo."),
    ScreenHelp("payment_mark_paid_back", "staff", "Pay back."),
    ScreenHelp("orders_admin:tell_day", "staff", "Promised days"),
    ScreenHelp("orders_admin:note", "staff", "Note."),
    ScreenHelp("withdrawals_admin", "staff", "Withdrawals"),
    # Making and sending
    ScreenHelp("jobs_admin", "staff", "All jobs"),
    ScreenHelp("jobs_admin:board", "staff", "Making", "board"),
    ScreenHelp("jobs_admin:inspect", "staff", "Proofs.", "proof"),
    ScreenHelp("jobs_admin:finish, jobs_admin:move", "staff", "Made."),
    ScreenHelp("jobs_admin:sheets", "staff", "Sheets.", "job-sheet"),
    ScreenHelp("plans_admin", "staff", "Production plans"),
    ScreenHelp("ship_order", "staff", "Sending", "parcel"),
    ScreenHelp("correct_parcel, take_parcel_back", "staff", "A mistake."),
    ScreenHelp("scan_parcel, undo_scan, delivery_note, delivery_notes", "staff", "Scans.", "scan"),
    ScreenHelp("stock_admin, basket_admin", "staff", "Stock."),
    # Customers and questions
    ScreenHelp("mails_admin", "staff", "E-mails", "mail"),
    ScreenHelp("tickets_admin", "staff", "Questions", "question"),
    ScreenHelp("tickets_admin:begin", "staff", "Write first."),
    ScreenHelp("faq_votes", "editors", "Questions and answers"),
    ScreenHelp("customers_admin", "staff", "Customers", "customer"),
    ScreenHelp("customer_data", "staff", "Data of this person."),
    ScreenHelp("give_credit", "staff", "Give credit."),
    ScreenHelp("gift_cards_admin", "staff", "Gift cards."),
    # The catalogue
    ScreenHelp("wagtailsnippets_catalogue_product", "staff", "Products", "product-draft"),
    ScreenHelp("wagtailsnippets_catalogue_product:copy", "staff", "Copy it."),
    ScreenHelp("variants_admin", "staff", "Variants, prices, stock.", "variants"),
    ScreenHelp("wagtailsnippets_configurator_optionset", "made-to-order", "1. Ask the questions", "rules"),
    ScreenHelp("configurator_try", "made-to-order", "4. Try it", "try-it"),
    ScreenHelp("made_to_order_admin", "made-to-order", "6. Join it to a product"),
    ScreenHelp("drawings_admin", "drawings", "Drawings that follow choices"),
    ScreenHelp("layered_photos_admin", "made-to-order", "5. Give it a picture", "places"),
    ScreenHelp("fonts_admin", "made-to-order", "Fonts"),
    ScreenHelp(
        "categories_admin, brands_admin, attributes_admin, tax_rates_admin, tax_classes_admin",
        "staff",
        "Categories, brands, attributes, taxes.",
    ),
    ScreenHelp("size_tables_admin", "staff", "Size tables"),
    ScreenHelp("colours_admin", "staff", "Colours"),
    ScreenHelp("synonyms_admin", "staff", "Synonyms"),
    ScreenHelp("vouchers_admin", "staff", "Vouchers"),
    ScreenHelp("delivery_methods_admin", "staff", "Delivery methods"),
    ScreenHelp("closed_days_admin", "staff", "Closed days"),
    ScreenHelp("warehouses_admin", "staff", "Archive instead of delete"),
    # Pages and settings
    ScreenHelp(
        "wagtailadmin_pages, wagtailadmin_explore, wagtailadmin_explore_root", "editors", "Draft, look, publish"
    ),
    ScreenHelp("wagtailadmin_pages:edit", "editors", "Draft, look, publish", "preview"),
    ScreenHelp("wagtailadmin_pages:add_subpage", "editors", "Written pages"),
    ScreenHelp("wagtailimages", "editors", "Pictures"),
    ScreenHelp("wagtailsnippets_policies_policy", "editors", "What customers may do"),
    ScreenHelp("banners_admin", "editors", "A line above the header"),
    ScreenHelp("wagtailadmin_account, config.staff.account.StaffAccountView", "editors", "Your own page"),
    ScreenHelp("wagtailsettings:edit shopsettings", "editors", "The shop's name and address"),
    ScreenHelp("wagtailsettings:edit legaldetails, legal_changes_admin", "staff", "Bank and legal data"),
    ScreenHelp("wagtailusers_users, wagtailusers_groups", "staff", "Roles"),
    ScreenHelp("work_admin", "staff", "Background work"),
    ScreenHelp("books_admin", "staff", "Books"),
    ScreenHelp("wagtailadmin_reports:site_history", "staff", "Downloads of persons' data"),
    ScreenHelp(
        "wagtailadmin_workflows, wagtailadmin_reports:workflow, wagtailadmin_reports:workflow_tasks",
        "editors",
        "A second pair of eyes.",
    ),
)
