package dev.rtc.testing;

import java.util.OptionalLong;

/**
 * Counts the records of one step.
 *
 * @param step the id of the step
 * @param verb the verb that appended it
 * @param in what came in; of a source, what the script sent
 * @param out what went out by the main output; of a sink, what it has; empty if it is not known
 * @param filtered what a filter, or a branch without other records, let go nowhere; empty for other
 *     steps
 * @param routed what left a branch by its routes; empty for other steps
 * @param late what came too late for its window; empty where nothing can
 * @param dead what failed and was dropped or diverted; empty where it fails the job
 */
public record LedgerRow(
    String step,
    String verb,
    OptionalLong in,
    OptionalLong out,
    OptionalLong filtered,
    OptionalLong routed,
    OptionalLong late,
    OptionalLong dead) {}
