/**
 * The physical plan: what will run, as immutable data.
 *
 * <p>{@link dev.rtc.plan.Planner} lowers the logical graph: stateless steps in a row become one
 * {@link dev.rtc.plan.FusedStep}; an aggregation that needs no answer per record is split into a
 * {@link dev.rtc.plan.CombineStep} before the shuffle and a step after it. Each {@link
 * dev.rtc.plan.PhysicalStep} becomes one Flink operator under its uid.
 */
@NullMarked
package dev.rtc.plan;

import org.jspecify.annotations.NullMarked;
