package dev.rtc.plan;

import java.util.Optional;

/**
 * Tells what is doubtful about one step.
 *
 * @param code the code of the warning
 * @param step the step's id
 * @param found what was found
 * @param allowed why it is right nevertheless, if the pipeline says so
 */
public record Remark(String code, String step, String found, Optional<String> allowed) {}
