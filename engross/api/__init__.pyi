"""The names that `engross.api` offers: this list is the only one, for Python and for type checkers alike."""

from engross.api.accepting import (
    Accepted as Accepted,
    Offer as Offer,
    Offers as Offers,
    Remark as Remark,
    accept as accept,
    offers as offers,
)
from engross.api.adopting import (
    Adopted as Adopted,
    add_known_act as add_known_act,
    adopt as adopt,
    set_holder as set_holder,
)
from engross.api.amending import (
    AmendOptions as AmendOptions,
    Amended as Amended,
    amend as amend,
)
from engross.api.building import (
    BuildOptions as BuildOptions,
    Built as Built,
    build as build,
    watch as watch,
)
from engross.api.checking import (
    Report as Report,
    check as check,
)
from engross.api.choices import (
    choices_of as choices_of,
    read_choices as read_choices,
)
from engross.api.comparing import (
    compare as compare,
    compare_three as compare_three,
)
from engross.api.consolidating import (
    consolidate as consolidate,
    redline_between as redline_between,
)
from engross.api.copying import (
    Copies as Copies,
    Copy as Copy,
    CopyOptions as CopyOptions,
    Fit as Fit,
    copies as copies,
    fit as fit,
    rebuild as rebuild,
)
from engross.api.data import (
    describe as describe,
    open_workspace as open_workspace,
    with_party as with_party,
    with_protocol as with_protocol,
    with_values as with_values,
)
from engross.api.filling import (
    Blank as Blank,
    FilledDraft as FilledDraft,
    blanks as blanks,
    fill as fill,
)
from engross.api.guiding import (
    ActStatus as ActStatus,
    Task as Task,
    next_steps as next_steps,
)
from engross.api.importing import (
    ImportOptions as ImportOptions,
    Imported as Imported,
    Proposal as Proposal,
    import_act as import_act,
    import_folder as import_folder,
)
from engross.api.kits import (
    MadeKit as MadeKit,
    kit as kit,
)
from engross.api.life_calendar import (
    calendar_identity as calendar_identity,
)
from engross.api.living import (
    Life as Life,
    enter_event as enter_event,
    life as life,
    life_data as life_data,
    life_json as life_json,
    life_lines as life_lines,
    life_page as life_page,
    lives as lives,
)
from engross.api.portfolio import (
    Deadline as Deadline,
    radar as radar,
    radar_calendar as radar_calendar,
    radar_json as radar_json,
    radar_page as radar_page,
    radar_table as radar_table,
)
from engross.api.redlining import (
    CompareOptions as CompareOptions,
    Compared as Compared,
)
from engross.api.reading_amendments import (
    AmendmentRead as AmendmentRead,
    read_amendment as read_amendment,
)
from engross.api.kept_files import (
    signed_files as signed_files,
)
from engross.api.registering import (
    CopyState as CopyState,
    Entry as Entry,
    Grid as Grid,
    Register as Register,
    Section as Section,
    Sheet as Sheet,
    SheetCell as SheetCell,
    missing_files as missing_files,
    next_of as next_of,
    printed_day_differs as printed_day_differs,
    record as record,
    registers as registers,
    sheet_pdf as sheet_pdf,
)
from engross.api.renewing import (
    RenewalChange as RenewalChange,
    Renewed as Renewed,
    change_sentence as change_sentence,
    renew as renew,
    renewal_page as renewal_page,
    renewal_sheet as renewal_sheet,
)
from engross.api.revising import (
    Edition as Edition,
    Revised as Revised,
    change_state as change_state,
    change_states as change_states,
    clauses_of as clauses_of,
    editions as editions,
    revise as revise,
)
from engross.api.building import (
    document_json as document_json,
    show as show,
)
from engross.api.signing import (
    KeyPlace as KeyPlace,
    SignOptions as SignOptions,
    SignedCopy as SignedCopy,
    sign as sign,
)
from engross.api.texts import (
    is_file as is_file,
    read_texts as read_texts,
)
from engross.api.tracing import (
    Traced as Traced,
    history as history,
)
from engross.api.verifying import (
    Verified as Verified,
    VerifyOptions as VerifyOptions,
    sheet_words as sheet_words,
    verification_json as verification_json,
    verification_pdf as verification_pdf,
    verification_sheet as verification_sheet,
    verify as verify,
)
from engross.api.workspaces import (
    Listed as Listed,
    create as create,
    listing as listing,
    schemas as schemas,
)
from engross.diagnostics import (
    Diagnostic as Diagnostic,
    Origin as Origin,
    Refused as Refused,
    Severity as Severity,
)
from engross.workspace import (
    Workspace as Workspace,
)
