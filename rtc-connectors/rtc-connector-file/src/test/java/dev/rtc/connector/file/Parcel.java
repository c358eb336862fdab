package dev.rtc.connector.file;

/** Is a record of the connector kit's tests. */
record Parcel(String truck, long number) {}
