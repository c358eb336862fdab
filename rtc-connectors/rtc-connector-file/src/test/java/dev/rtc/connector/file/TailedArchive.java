package dev.rtc.connector.file;

import dev.rtc.Pipeline;
import dev.rtc.type.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** Follows a log into files until a path exists, in a JVM of its own, which a test kills. */
final class TailedArchive {

  private TailedArchive() {}

  /** Takes the glob of the log, the directory of the files, what ends the run, and its options. */
  public static void main(String[] args) {
    Pipeline.define(
            "archive",
            p ->
                p.from(
                        "log",
                        FileIO.tail(args[0])
                            .polling(Duration.ofMillis(20))
                            .endingOnce(Path.of(args[2])))
                    .to("parts", FileIO.<Text>text(args[1]).rollAtCheckpoints()))
        .run(Arrays.copyOfRange(args, 3, args.length));
  }
}
