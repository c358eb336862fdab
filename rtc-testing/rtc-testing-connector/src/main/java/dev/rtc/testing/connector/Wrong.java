package dev.rtc.testing.connector;

/**
 * Pairs a connector whose settings cannot work with what {@code validate} must say of it.
 *
 * @param spec the connector
 * @param code the code of the fault, such as {@code RTC-401}
 * @param found a part of what the message says was found, such as the name of the setting
 * @param <S> the kind of connector
 */
public record Wrong<S>(S spec, String code, String found) {}
