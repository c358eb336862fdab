/**
 * Upgrades: whether the next version of a pipeline goes on from the savepoints of the last one.
 *
 * <p>{@link dev.rtc.testing.upgrade.UpgradeCheck} compares a pipeline with its lock, a text file
 * that says what its savepoints rest on and is approved in review. It needs no savepoint, so that a
 * change that would lose state fails the build of the one who makes it:
 *
 * <pre>{@code
 * @Test
 * void savepoints_stay_readable() {
 *   UpgradeCheck.of(Revenue.pipeline())
 *       .against(Path.of("src/test/locks/revenue.lock"))
 *       .assertSafe();
 * }
 * }</pre>
 *
 * <p>The first run, and each change that is meant, is approved with {@code -Drtc.lock=write}.
 *
 * <p>{@link dev.rtc.testing.upgrade.Upgrade} proves the same on a savepoint of production, before a
 * release: {@code Upgrade.from("s3://...").to(pipeline).assertCompatible()}.
 *
 * <p>{@link dev.rtc.testing.upgrade.SerializerCheck} guards a type: its values come back from the
 * wire as they were, and a key is the same key on every JVM.
 */
@NullMarked
package dev.rtc.testing.upgrade;

import org.jspecify.annotations.NullMarked;
