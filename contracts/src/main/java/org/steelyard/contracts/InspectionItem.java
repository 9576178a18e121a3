package org.steelyard.contracts;

/** The eight items of the Four Ones and the Four Unifieds, in the order of indicators SA1 to SA8. */
public enum InspectionItem {
    OFFICER,
    PLAQUE_VISIBLE,
    PHONE_ANSWERS,
    LEDGER_CURRENT,
    NAME,
    PLAQUE_STYLE,
    DUTIES_POSTED,
    DOCUMENT_FORMATS
}
