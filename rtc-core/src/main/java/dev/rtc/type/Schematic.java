package dev.rtc.type;

/** Is a snapshot that can tell its schema. */
interface Schematic {

  /** Returns the schema that was written, or is about to be. */
  Schema schema();
}
