package dev.rtc.type;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes records apart and puts them together, also private ones, by the names of fields: those of
 * the class today, or those that an older version of the class was written with.
 */
final class RecordAccess {

  private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);
  private static final MethodType MAKER = MethodType.methodType(Object.class, Object[].class);
  private static final int ABSENT = -1;

  /** Lives and dies with the record class; a serializer is made anew for each subtask. */
  private static final ClassValue<Map<List<String>, RecordAccess>> KNOWN =
      new ClassValue<>() {
        @Override
        protected Map<List<String>, RecordAccess> computeValue(Class<?> record) {
          return new ConcurrentHashMap<>();
        }
      };

  private final Class<?> record;
  private final List<String> fields;
  private final @Nullable MethodHandle[] getters;
  private final int[] fieldOfComponent;
  private final boolean sameOrder;
  private final MethodHandle maker;

  private RecordAccess(Class<?> record, List<String> fields) {
    RecordComponent[] components = record.getRecordComponents();
    this.record = record;
    this.fields = fields;
    this.getters = getters(record, fields, components);
    this.fieldOfComponent =
        Stream.of(components).mapToInt(component -> fieldOf(component, fields)).toArray();
    this.sameOrder = fields.equals(names(record));
    this.maker =
        maker(record, components)
            .asFixedArity()
            .asSpreader(Object[].class, components.length)
            .asType(MAKER);
  }

  /** Prepares the record class for fields in this order, written by whichever version of it. */
  static RecordAccess of(Class<?> record, List<String> fields) {
    return KNOWN.get(record).computeIfAbsent(fields, names -> new RecordAccess(record, names));
  }

  static List<String> names(Class<?> record) {
    return Stream.of(record.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  private static int fieldOf(RecordComponent component, List<String> fields) {
    int field = fields.indexOf(component.getName());
    if (field == ABSENT && component.getType() != Optional.class) {
      throw new IllegalStateException(
          "State was written with the fields "
              + fields
              + ", without "
              + component
              + "; a component that is added must be an Optional");
    }
    return field;
  }

  private static @Nullable MethodHandle[] getters(
      Class<?> record, List<String> fields, RecordComponent[] components) {
    @Nullable MethodHandle[] getters = new @Nullable MethodHandle[fields.size()];
    for (RecordComponent component : components) {
      int field = fields.indexOf(component.getName());
      if (field != ABSENT) {
        getters[field] = getter(record, component.getAccessor()).asType(GETTER);
      }
    }
    return getters;
  }

  private static MethodHandle getter(Class<?> record, Method accessor) {
    try {
      return lookup(record).unreflect(accessor);
    } catch (IllegalAccessException closed) {
      throw closed(record, closed);
    }
  }

  private static MethodHandle maker(Class<?> record, RecordComponent[] components) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> canonical = record.getDeclaredConstructor(types);
      return lookup(record).unreflectConstructor(canonical);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(record + " has no canonical constructor", impossible);
    } catch (IllegalAccessException closed) {
      throw closed(record, closed);
    }
  }

  private static MethodHandles.Lookup lookup(Class<?> record) {
    try {
      return MethodHandles.privateLookupIn(record, MethodHandles.lookup());
    } catch (IllegalAccessException closed) {
      return MethodHandles.publicLookup();
    }
  }

  private static IllegalStateException closed(Class<?> record, IllegalAccessException reason) {
    String text =
        record + " is out of reach: its module must open " + record.getPackageName() + " to rtc";
    return new IllegalStateException(text, reason);
  }

  /** Reads all fields of a record, in the order of the fields. */
  @Nullable Object[] read(Object value) {
    @Nullable Object[] values = new @Nullable Object[getters.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = read(value, i);
    }
    return values;
  }

  /** Reads one field of a record. */
  @Nullable Object read(Object value, int field) {
    MethodHandle getter = getters[field];
    if (getter == null) {
      throw new IllegalStateException(
          record + " no longer has " + fields.get(field) + "; the old form can't be written");
    }
    try {
      return (Object) getter.invokeExact(value);
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Creates a record from all fields, in the order of the fields. */
  Object create(@Nullable Object[] values) {
    try {
      return (Object) maker.invokeExact(sameOrder ? values : reordered(values));
    } catch (ClassCastException mismatch) {
      throw new IllegalStateException(
          "Fields " + fields + " = " + Arrays.toString(values) + " don't fit " + record, mismatch);
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  private @Nullable Object[] reordered(@Nullable Object[] values) {
    @Nullable Object[] arguments = new @Nullable Object[fieldOfComponent.length];
    for (int i = 0; i < arguments.length; i++) {
      int field = fieldOfComponent[i];
      arguments[i] = field == ABSENT ? Optional.empty() : values[field];
    }
    return arguments;
  }
}
