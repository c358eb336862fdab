package dev.rtc.state;

import dev.rtc.aggregate.Field;
import dev.rtc.type.DataType;

/**
 * Ranks one record per identity, the newest; made by {@link Ranking#onePer}.
 *
 * @param order which record is better
 * @param identityType the type of the identity
 * @param identity tells which records are the same thing
 * @param <T> the records
 * @param <I> the identity
 */
public record DistinctRanking<T, I>(
    Ranking<T> order, DataType<I> identityType, Field<? super T, I> identity) {}
