package dev.rtc.testing.upgrade;

import dev.rtc.type.Schema;
import java.util.Base64;
import java.util.List;

/** Reads schemas back from the lines of a lock. */
final class SchemaReader {

  private static final String COLON = ": ";

  private SchemaReader() {}

  /** Is a schema with what stands before its colon. */
  record Labelled(String label, Schema schema) {}

  static Labelled labelled(LockLine line) {
    int colon = line.text().indexOf(COLON);
    if (colon <= 0) {
      throw line.damaged("a name and a type are to stand there, as in 'cents: Long'");
    }
    String head = line.text().substring(colon + COLON.length());
    return new Labelled(line.text().substring(0, colon), schema(line, head));
  }

  private static Schema schema(LockLine line, String head) {
    if (head.startsWith(SchemaText.RECORD)) {
      return new Schema.Fields(
          head.substring(SchemaText.RECORD.length()),
          line.below().stream().map(SchemaReader::field).toList());
    } else if (head.startsWith(SchemaText.ENUM)) {
      return new Schema.Constants(
          head.substring(SchemaText.ENUM.length()),
          line.below().stream().map(SchemaReader::constant).toList());
    } else if (head.startsWith(SchemaText.SEALED)) {
      return new Schema.Variants(
          head.substring(SchemaText.SEALED.length()),
          line.below().stream().map(SchemaReader::variant).toList());
    } else if (head.startsWith(SchemaText.FOREIGN)) {
      return foreign(line, head.substring(SchemaText.FOREIGN.length()));
    }
    return new Schema.Plain(head, parts(line));
  }

  private static List<Schema> parts(LockLine line) {
    return line.below().stream().map(below -> labelled(below).schema()).toList();
  }

  private static Schema.Field field(LockLine line) {
    Labelled labelled = labelled(line);
    boolean nullable = labelled.label().endsWith(SchemaText.NULLABLE);
    String name =
        nullable ? labelled.label().substring(0, labelled.label().length() - 1) : labelled.label();
    return new Schema.Field(name, nullable, labelled.schema());
  }

  private static String constant(LockLine line) {
    if (!line.text().codePoints().allMatch(Character::isJavaIdentifierPart)) {
      throw line.damaged("only the constants of the enum stand there, one in a line");
    }
    return line.text();
  }

  private static Schema.Variant variant(LockLine line) {
    Labelled labelled = labelled(line);
    return new Schema.Variant(labelled.label(), labelled.schema());
  }

  private static Schema foreign(LockLine line, String snapshot) {
    if (line.below().size() != 1) {
      throw line.damaged("one line with the snapshot in Base64 is to stand below it");
    }
    LockLine bytes = line.below().get(0);
    try {
      Base64.getDecoder().decode(bytes.text());
    } catch (IllegalArgumentException e) {
      throw bytes.damaged("it is no Base64: " + e.getMessage());
    }
    return new Schema.Foreign(snapshot, bytes.text());
  }
}
