/**
 * The test kit of connectors: subclass it, say how records get to the connector and how they are
 * read back, and inherit the cases.
 *
 * <p>{@link dev.rtc.testing.connector.SourceKit} is for sources whose records somebody puts
 * somewhere, {@link dev.rtc.testing.connector.GeneratedSourceKit} for those that make them up,
 * {@link dev.rtc.testing.connector.SinkKit} for sinks of facts, {@link
 * dev.rtc.testing.connector.UpsertKit} for sinks of rows. Foreign connectors of Flink go in by
 * {@code SourceSpec.of} and {@code SinkSpec.of}.
 *
 * <pre>{@code
 * class LinesKitTest extends SourceKit<Text> {
 *
 *   @Override
 *   protected SourceSpec<Text> source(Place place) {
 *     return FileIO.lines(place.directory().toString());
 *   }
 *
 *   @Override
 *   protected Text record(int partition, int number) {
 *     return Text.of("line " + number + " of file " + partition);
 *   }
 *
 *   @Override
 *   protected void put(Place place, int partition, List<Text> lines) throws IOException {
 *     Files.write(place.directory().resolve("file-" + partition), texts(lines));
 *   }
 * }
 * }</pre>
 *
 * <p>Each case has a {@link dev.rtc.testing.connector.Place} of its own: a name that is free for a
 * topic or table, and an empty directory. All run on one MiniCluster per JVM, with checkpoints
 * every 20 milliseconds, two subtasks unless a case rescales, and object reuse. What a case needs
 * and a kit does not give is said where the case is reported as skipped.
 */
@NullMarked
package dev.rtc.testing.connector;

import org.jspecify.annotations.NullMarked;
