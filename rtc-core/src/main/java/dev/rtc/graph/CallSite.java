package dev.rtc.graph;

/**
 * Points at the line of user code that appended a node.
 *
 * @param file the source file's name, without folder
 * @param line the line number, counted from one
 */
public record CallSite(String file, int line) {

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
