package dev.parzen.benchmark.problem;

import dev.parzen.space.Distribution;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Losses of networks that were trained at the points of a grid. Between two points of a number the loss runs straight, on
 * the parameter's own scale; so no value lies below the smallest one that was measured.
 *
 * <p>A file has a line for each point: a column for each parameter of the space, in order and empty where it is not
 * active, then the loss.
 */
final class NetworkTable {
    /** In the place of a parameter that is not active. */
    private static final double ABSENT = -1;

    private final SearchSpace space;
    private final List<TreeSet<Double>> knots = new ArrayList<>();
    private final Map<List<Double>, Double> losses = new HashMap<>();

    private NetworkTable(SearchSpace space, List<String> lines) {
        this.space = space;
        space.parameters().forEach(parameter -> knots.add(new TreeSet<>()));
        lines.stream().skip(1).forEach(this::add);
    }

    /** The table in a file beside this class. */
    static NetworkTable read(String file, SearchSpace space) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(NetworkTable.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            return new NetworkTable(space, reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The smallest loss that was measured. */
    double minimum() {
        return losses.values().stream().min(Double::compare).orElseThrow();
    }

    /** The loss at a point. */
    double loss(Map<String, ParameterValue> point) {
        List<Double> place = new ArrayList<>();
        for (Parameter parameter : space.parameters()) {
            ParameterValue value = point.get(parameter.name());
            place.add(value == null ? ABSENT : coordinate(value, parameter.distribution()));
        }
        return between(place, 0);
    }

    private void add(String line) {
        String[] cells = line.split(",", -1);
        List<Double> place = new ArrayList<>();
        for (int i = 0; i < knots.size(); i++) {
            double coordinate = cells[i].isEmpty()
                    ? ABSENT
                    : coordinate(cells[i], space.parameters().get(i).distribution());
            place.add(coordinate);
            if (coordinate != ABSENT) {
                knots.get(i).add(coordinate);
            }
        }
        losses.put(place, Double.parseDouble(cells[knots.size()]));
    }

    /** The mean of the losses on both sides of coordinate {@code i}, weighted by nearness; all before it are knots. */
    private double between(List<Double> place, int i) {
        if (i == place.size()) {
            return losses.get(place);
        }
        double at = place.get(i);
        Double below = at == ABSENT ? Double.valueOf(ABSENT) : knots.get(i).floor(at);
        Double above = at == ABSENT ? Double.valueOf(ABSENT) : knots.get(i).ceiling(at);
        double low = below == null ? above : below;
        double high = above == null ? low : above;
        double share = high == low ? 0 : (at - low) / (high - low);
        double lossBelow = between(with(place, i, low), i + 1);
        return share == 0 ? lossBelow : (1 - share) * lossBelow + share * between(with(place, i, high), i + 1);
    }

    private static List<Double> with(List<Double> place, int i, double coordinate) {
        List<Double> changed = new ArrayList<>(place);
        changed.set(i, coordinate);
        return changed;
    }

    private static double coordinate(String cell, Distribution distribution) {
        return coordinate(
                distribution instanceof Categorical
                        ? ParameterValue.of(cell)
                        : ParameterValue.of(Double.parseDouble(cell)),
                distribution);
    }

    /** The index of a choice, the share of its range that a number has come through. */
    private static double coordinate(ParameterValue value, Distribution distribution) {
        return distribution.map(new Distribution.Cases<>() {
            @Override
            public Double floatRange(Distribution.FloatRange range) {
                return share(value.asDouble(), range.low(), range.high(), range.log());
            }

            @Override
            public Double intRange(Distribution.IntRange range) {
                return share(value.asDouble(), range.low(), range.high(), range.log());
            }

            @Override
            public Double categorical(Categorical choices) {
                return (double) choices.choices().indexOf(value);
            }
        });
    }

    private static double share(double x, double low, double high, boolean log) {
        return log ? Coordinates.logShare(x, low, high) : (x - low) / (high - low);
    }
}
