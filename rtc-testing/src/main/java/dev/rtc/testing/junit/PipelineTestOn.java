package dev.rtc.testing.junit;

import dev.rtc.testing.Engine;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test once on each of these engines, with an unchanged body: its {@code PipelineTest}s run
 * there, unless they say otherwise, and are closed after it.
 *
 * <p>A test with this annotation needs no {@code @Test}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(EachEngine.class)
public @interface PipelineTestOn {

  /** Names the engines, in the order in which they run it; one at least. */
  Engine[] value();
}
