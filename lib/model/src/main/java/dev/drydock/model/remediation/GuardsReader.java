package dev.drydock.model.remediation;

import dev.drydock.model.yaml.NearMiss;
import dev.drydock.model.yaml.YamlObject;
import dev.drydock.model.yaml.YamlValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads the block {@code guards}, which has the same keys on every level. */
final class GuardsReader {
    private static final String STORM_BRAKE = "stormBrake";
    private static final String[] KEYS = {
        "risk",
        "budget",
        "whenSpent",
        "coolDown",
        "freezes",
        "shadow",
        "ineffective",
        "waitForDelivery",
        "hold",
        STORM_BRAKE
    };

    private GuardsReader() {}

    /** Whose guards they are. */
    enum Level {
        ACTION,
        SERVICE,
        STAGE,
        PROJECT;

        boolean hasStormBrake() {
            return this == STAGE || this == PROJECT;
        }
    }

    static Guards read(YamlValue guards, Level level) {
        if (guards.isAbsent()) {
            return Guards.NONE;
        }
        var read = guards.object("block of guards", KEYS);
        if (read.has(STORM_BRAKE) && !level.hasStormBrake()) {
            read.get(STORM_BRAKE)
                    .error(
                            "a storm brake counts the services of a stage:"
                                    + " move it to the guards of the project or of a stage, in %s",
                            GuardsFile.NAME);
            return Guards.NONE;
        }
        return new Guards(
                stated(read.get("risk"), value -> word(value, Risk.class)),
                read.get("budget").itemsOrOne().stream()
                        .flatMap(item -> item(item, "a budget", GuardValues::budget).stream())
                        .toList(),
                stated(read.get("whenSpent"), value -> word(value, WhenSpent.class)),
                stated(read.get("coolDown"), GuardValues::duration),
                read.get("freezes").items().stream()
                        .flatMap(item -> item(item, "a freeze", FreezeReader::read).stream())
                        .toList(),
                stated(read.get("shadow"), YamlValue::flag),
                stated(read.get("ineffective"), GuardsReader::ineffective),
                stated(read.get("waitForDelivery"), YamlValue::flag),
                stated(read.get("hold"), GuardsReader::hold),
                stated(read.get(STORM_BRAKE), GuardsReader::stormBrake));
    }

    private static <T> Optional<Stated<T>> stated(YamlValue value, Function<YamlValue, Optional<T>> reader) {
        return value.isAbsent()
                ? Optional.empty()
                : reader.apply(value).map(read -> new Stated<>(read, value.shownPlace()));
    }

    private static <T> Optional<Stated<T>> item(YamlValue item, String kind, Function<YamlValue, Optional<T>> reader) {
        if (item.isAbsent()) {
            item.error("expected %s, but found an empty item", kind);
        }
        return stated(item, reader);
    }

    /** One of the words of an enum, as files write them. */
    private static <E extends Enum<E>> Optional<E> word(YamlValue value, Class<E> type) {
        return value.text().flatMap(word -> {
            var known = Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                    .toList();
            if (!known.contains(word)) {
                value.error("expected %s, but found '%s'%s", listed(known), word, NearMiss.hint(word, known));
                return Optional.empty();
            }
            return Optional.of(Enum.valueOf(type, word.toUpperCase(Locale.ROOT)));
        });
    }

    private static String listed(List<String> words) {
        var last = words.size() - 1;
        return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    private static Optional<Ineffective> ineffective(YamlValue value) {
        var read = value.object("outcome memory", "runs", "within");
        var runs = GuardValues.count(read.required("runs"));
        var within = present(read, "within").flatMap(GuardValues::duration);
        return runs.flatMap(number -> within.map(window -> new Ineffective(number, window)));
    }

    private static Optional<YamlValue> present(YamlObject object, String key) {
        return Optional.of(object.required(key)).filter(value -> !value.isAbsent());
    }

    private static Optional<HoldLimit> hold(YamlValue value) {
        var read = value.object("hold limit", "atMost", "then");
        var atMost = read.get("atMost");
        var then = read.get("then");
        return Optional.of(new HoldLimit(
                atMost.isAbsent()
                        ? HoldLimit.DEFAULT.atMost()
                        : GuardValues.duration(atMost).orElse(HoldLimit.DEFAULT.atMost()),
                then.isAbsent()
                        ? HoldLimit.DEFAULT.then()
                        : word(then, HoldLimit.Then.class).orElse(HoldLimit.DEFAULT.then())));
    }

    private static Optional<StormBrake> stormBrake(YamlValue value) {
        var read = value.object("storm brake", "services", "percent");
        var hasServices = read.has("services");
        var hasPercent = read.has("percent");
        if (value.isObject() && !hasServices && !hasPercent) {
            value.error("this storm brake has no limit, give it 'services', 'percent' or both");
        }
        var services = hasServices ? GuardValues.count(read.required("services")) : Optional.<Integer>empty();
        var percent = hasPercent ? GuardValues.percent(read.required("percent")) : Optional.<Double>empty();
        return Optional.of(new StormBrake(services, percent));
    }
}
