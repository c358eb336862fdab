package dev.rtc.testing.upgrade;

/** Writes a blueprint as the text of a lock: a line for each thing that can be approved. */
final class LockText {

  static final int FORMAT = 1;
  static final String HEADER = "rtc.lock ";
  static final String PIPELINE = "pipeline ";
  static final String STEP = "step ";
  static final String MAX_PARALLELISM = "max parallelism ";
  static final String DERIVED = "derived by Flink";
  static final String DOES = "does ";
  static final String KEY = "key";
  static final String STATE = "state ";
  static final String CONNECTOR = "connector ";
  static final String COMMENT = "#";

  private static final String ONE = "  ";
  private static final String TWO = "    ";

  private LockText() {}

  static String of(Blueprint blueprint) {
    StringBuilder text = new StringBuilder();
    text.append(HEADER).append(FORMAT).append('\n');
    text.append(
        "# What the savepoints of this pipeline rest on. Written by rtc, approved in review;\n");
    text.append("# change the pipeline, not this file, and write it anew with -Drtc.lock=write\n");
    text.append(PIPELINE).append(escape(blueprint.pipeline())).append('\n');
    blueprint.steps().forEach(step -> append(step, text));
    return text.toString();
  }

  private static void append(Blueprint.Step step, StringBuilder text) {
    text.append('\n').append(STEP).append(escape(step.uid())).append('\n');
    String groups =
        step.maxParallelism().isPresent()
            ? Integer.toString(step.maxParallelism().getAsInt())
            : DERIVED;
    text.append(ONE).append(MAX_PARALLELISM).append(groups).append('\n');
    if (!step.does().isEmpty()) {
      text.append(ONE).append(DOES).append(escape(step.does())).append('\n');
    }
    step.key().ifPresent(key -> SchemaText.append(ONE, KEY, key, text));
    step.states().forEach(state -> append(state, text));
    step.ends().forEach(end -> append(end, text));
  }

  private static void append(Blueprint.State state, StringBuilder text) {
    text.append(ONE).append(STATE).append(state.kind()).append(' ');
    text.append(escape(state.name())).append('\n');
    state.parts().forEach(part -> SchemaText.append(TWO, part.role(), part.schema(), text));
  }

  private static void append(Blueprint.End end, StringBuilder text) {
    text.append(ONE).append(CONNECTOR).append(end.role()).append(' ').append(end.version());
    text.append(' ').append(escape(end.serializer())).append('\n');
  }

  /** Keeps in one line what anybody may have named. */
  static String escape(String name) {
    return name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  static String unescape(String text) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        name.append(unescaped(text.charAt(i)));
      } else {
        name.append(c);
      }
    }
    return name.toString();
  }

  private static char unescaped(char escaped) {
    return switch (escaped) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> escaped;
    };
  }
}
