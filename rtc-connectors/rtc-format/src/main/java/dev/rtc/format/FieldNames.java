package dev.rtc.format;

import java.util.Locale;

/** Says what the components of records are called outside. */
public enum FieldNames {
  /** Keeps the name of the component: {@code unitPrice}. */
  AS_DECLARED {
    @Override
    String of(String component) {
      return component;
    }
  },
  /** Separates words with underscores: {@code unit_price}. */
  SNAKE_CASE {
    @Override
    String of(String component) {
      return separated(component, "_");
    }
  },
  /** Separates words with hyphens: {@code unit-price}. */
  KEBAB_CASE {
    @Override
    String of(String component) {
      return separated(component, "-");
    }
  },
  /** Begins with a capital: {@code UnitPrice}. */
  UPPER_CAMEL_CASE {
    @Override
    String of(String component) {
      return component.substring(0, 1).toUpperCase(Locale.ROOT) + component.substring(1);
    }
  };

  abstract String of(String component);

  /** Begins a word at each capital after a small letter or digit, and at the last of several. */
  private static String separated(String component, String separator) {
    return component
        .replaceAll("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})", separator)
        .toLowerCase(Locale.ROOT);
  }
}
