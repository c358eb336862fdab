package dev.rtc.testing.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Is all that a simulated job reads from and writes to: it outlives the attempts of the job. On a
 * cluster, several threads write at a time.
 *
 * <p>Operators travel to their task as bytes: they find their world again by its id.
 */
final class World implements AutoCloseable {

  private static final Map<String, World> WORLDS = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();
  private final Map<String, List<WrittenRecord>> outputs = new HashMap<>();
  private final Set<String> transactions = new HashSet<>();
  private final Map<String, Class<?>> jobInputs = new TreeMap<>();
  private final Set<String> jobOutputs = new TreeSet<>();
  private Inputs inputs = Inputs.NONE;
  private final Set<Fault> due = EnumSet.noneOf(Fault.class);
  private final boolean commits;
  private CompletableFuture<Void> end = CompletableFuture.completedFuture(null);
  private boolean failsLate;
  private boolean duplicating;
  private long duplicated;
  private long recordsRead;

  /**
   * Begins a world.
   *
   * @param commits whether a sink that takes part in checkpoints commits as well
   */
  World(boolean commits) {
    this.commits = commits;
    WORLDS.put(id, this);
  }

  static World find(String id) {
    World world = WORLDS.get(id);
    if (world == null) {
      throw new IllegalStateException("no simulation runs under " + id + " in this JVM any more");
    }
    return world;
  }

  String id() {
    return id;
  }

  boolean commits() {
    return commits;
  }

  /** Begins a run: other inputs, no outputs. */
  synchronized void reset(Inputs inputs) {
    this.inputs = inputs;
    outputs.clear();
    transactions.clear();
    due.clear();
    duplicating = false;
    duplicated = 0;
    recordsRead = 0;
  }

  /** Says that the job reads an input of that name, with records of that class. */
  void hasInput(String input, Class<?> records) {
    jobInputs.put(input, records);
  }

  /** Says that the job writes to an output of that name. */
  void hasOutput(String output) {
    jobOutputs.add(output);
  }

  Map<String, Class<?>> jobInputs() {
    return jobInputs;
  }

  Set<String> jobOutputs() {
    return jobOutputs;
  }

  List<?> partition(String input, int partition) {
    return inputs.partition(input, partition);
  }

  int partitions(String input) {
    return inputs.partitions(input);
  }

  /** Lets the next write, commit or timer fail. */
  synchronized void failNext(Fault what) {
    due.add(what);
  }

  /**
   * Lets the next commit fail.
   *
   * @param late whether it does so once it has been made
   */
  synchronized void failNextCommit(boolean late) {
    failNext(Fault.FAILING_COMMIT);
    failsLate = late;
  }

  private void failIfDue(Fault what, String where) {
    if (due.remove(what)) {
      throw new InjectedFailure(where);
    }
  }

  /** Says that a timer goes off. */
  synchronized void timer(String step) {
    failIfDue(Fault.FAILING_TIMER, "as a timer of '%s' goes off".formatted(step));
  }

  /** Lets no input end before {@link #letInputsEnd}. */
  synchronized void holdInputs() {
    end = new CompletableFuture<>();
  }

  /** Lets the inputs end; returns false if they could before. */
  synchronized boolean letInputsEnd() {
    return end.complete(null);
  }

  /** Returns what completes when inputs of which all has been read may end. */
  synchronized CompletableFuture<Void> end() {
    return end;
  }

  /** Lets the next record that is read be read twice. */
  synchronized void duplicateNextRecord() {
    duplicating = true;
  }

  /** Says that a record is read. */
  synchronized void recordRead() {
    recordsRead++;
  }

  /** Returns how many records have been read, those included that were read again. */
  synchronized long recordsRead() {
    return recordsRead;
  }

  synchronized boolean takeDuplication() {
    boolean taken = duplicating;
    duplicating = false;
    duplicated += taken ? 1 : 0;
    return taken;
  }

  long duplicated() {
    return duplicated;
  }

  synchronized void write(String output, Object record, int writer) {
    failIfDue(Fault.FAILING_SINK, "as '%s' writes a record".formatted(output));
    written(output).add(new WrittenRecord(record, writer, WrittenRecord.NOT_YET));
  }

  synchronized void writeForEver(String output, List<?> records) {
    for (Object record : records) {
      written(output).add(new WrittenRecord(record, 0, WrittenRecord.FOR_EVER));
    }
  }

  synchronized void commit(String output, String transaction, List<?> records) {
    if (!failsLate) {
      failIfDue(Fault.FAILING_COMMIT, "as '%s' commits a transaction".formatted(output));
    }
    if (transactions.add(output + '/' + transaction)) {
      writeForEver(output, records);
    }
    failIfDue(Fault.FAILING_COMMIT, "when '%s' has committed a transaction".formatted(output));
  }

  synchronized void vouch(String output, int writer, long checkpoint) {
    written(output).forEach(record -> record.vouch(writer, checkpoint));
  }

  /** Takes back what was written after a checkpoint, as a transactional system does. */
  synchronized void restore(OptionalLong checkpoint) {
    long restored = checkpoint.orElse(WrittenRecord.FOR_EVER);
    outputs.values().forEach(all -> all.removeIf(record -> !record.survives(restored)));
  }

  synchronized Map<String, List<Object>> outputs() {
    Map<String, List<Object>> records = new LinkedHashMap<>();
    new TreeMap<>(outputs)
        .forEach(
            (output, written) ->
                records.put(output, written.stream().map(WrittenRecord::record).toList()));
    return records;
  }

  private List<WrittenRecord> written(String output) {
    return outputs.computeIfAbsent(output, unset -> new ArrayList<>());
  }

  @Override
  public void close() {
    WORLDS.remove(id);
  }
}
