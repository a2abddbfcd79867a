package dev.drydock.cli.command;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 90}, {@code 90s}, {@code 10m}, {@code 1h}; a bare number is seconds, as it was for Keptn. */
final class WatchTime implements ITypeConverter<Duration> {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,9})([smh]?)");

    @Override
    public Duration convert(String text) {
        var match = SHAPE.matcher(text.strip());
        if (!match.matches()) {
            throw new TypeConversionException("expected a time such as 90, 90s, 10m or 1h, but got '" + text + "'");
        }
        var amount = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "h" -> Duration.ofHours(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofSeconds(amount);
        };
    }
}
