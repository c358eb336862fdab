/**
 * Runs one test on several engines with JUnit 5, whose API this package alone needs.
 *
 * <pre>{@code
 * @PipelineTestOn({Engine.DRIVER, Engine.MINI_CLUSTER})
 * void words_are_counted() {
 *   PipelineTest test = PipelineTest.of(pipeline);
 *   test.input("lines").send("to be or not to be");
 *   test.end();
 *   test.output("counts").containsInAnyOrder(...);
 * }
 * }</pre>
 *
 * <p>Without JUnit use {@link dev.rtc.testing.EngineScope}.
 */
@NullMarked
package dev.rtc.testing.junit;

import org.jspecify.annotations.NullMarked;
