package dev.rtc.plan;

/** Chooses how a pipeline is described. */
public enum PlanFormat {
  /** Aligned lines, for a golden file and for reading. */
  TEXT {
    @Override
    public String describe(Description description) {
      return PlanText.of(description);
    }
  },

  /**
   * A Mermaid flowchart, which many viewers of Markdown draw: what was written, and what will run.
   */
  MERMAID {
    @Override
    public String describe(Description description) {
      return PlanMermaid.of(description);
    }
  },

  /** One JSON object, for tools. */
  JSON {
    @Override
    public String describe(Description description) {
      return PlanJson.of(description);
    }
  };

  /** Describes a pipeline, without anything that depends on machine or moment. */
  public abstract String describe(Description description);
}
