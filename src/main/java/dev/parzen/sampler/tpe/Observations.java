package dev.parzen.sampler.tpe;

import dev.parzen.space.Distribution;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Column;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Order;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/**
 * The trials that have every parameter of the space being modelled, told apart into good and bad. Finished ones are rows
 * of the history; running ones, all bad, come behind them as further rows.
 *
 * <p>A trial of an earlier study need have only one of the parameters, since that study may have known no more: its kernel
 * says nothing about the others.
 */
final class Observations {
    private final History history;
    private final List<String> names;
    private final List<Column> columns;
    private final double[][] running;
    private final int[] runningPlaces;

    private Observations(History history, SortedMap<String, Distribution> space) {
        this.history = history;
        this.names = List.copyOf(space.keySet());
        this.columns = space.entrySet().stream()
                .map(entry -> history.column(entry.getKey(), entry.getValue()))
                .toList();
        List<Observation> whole = history.running().stream()
                .filter(trial -> !hasGap(coordinates(trial)))
                .toList();
        this.running = whole.stream().map(this::coordinates).toArray(double[][]::new);
        this.runningPlaces = whole.stream().mapToInt(this::place).toArray();
    }

    static Observations of(History history, SortedMap<String, Distribution> space) {
        return new Observations(history, space);
    }

    List<Column> columns() {
        return columns;
    }

    /** The good trials, by number. */
    int[] good(Split split) {
        return rows(split, true, false);
    }

    /** The bad trials, and if asked for the running ones, by number. */
    int[] bad(Split split, boolean withRunning) {
        return rows(split, false, withRunning);
    }

    /** True if a trial of this study, finished or running, has exactly these coordinates and nothing else that could differ. */
    boolean contains(double[] point) {
        for (int row = 0; row < history.size(); row++) {
            if (isAt(row, point) && !history.row(row).isForeign() && hasNothingElse(history.row(row))) {
                return true;
            }
        }
        return Arrays.stream(running).anyMatch(coordinates -> Arrays.equals(coordinates, point));
    }

    /** It has all that is modelled; asked of many trials, so it looks no farther than the first parameter too many. */
    private boolean hasNothingElse(Observation trial) {
        int free = 0;
        for (Choice choice : trial.params().values()) {
            boolean isSingle = choice.distribution().isPresent()
                    && choice.distribution().get().isSingle();
            free += isSingle ? 0 : 1;
            if (free > names.size()) {
                return false;
            }
        }
        return true;
    }

    private boolean isAt(int row, double[] point) {
        for (int j = 0; j < point.length; j++) {
            if (columns.get(j).at(row) != point[j]) {
                return false;
            }
        }
        return true;
    }

    private int[] rows(Split split, boolean good, boolean withRunning) {
        boolean[] modelled = modelledRows();
        int[] rows = new int[history.size() + running.length];
        Order byNumber = history.byNumber();
        int count = 0;
        int flying = withRunning ? 0 : running.length;
        for (int i = 0; i < byNumber.size(); i++) {
            while (flying < running.length && runningPlaces[flying] == i) {
                rows[count++] = history.size() + flying++;
            }
            int row = byNumber.row(i);
            if (modelled[row] && split.isGood(row) == good) {
                rows[count++] = row;
            }
        }
        while (flying < running.length) {
            rows[count++] = history.size() + flying++;
        }
        return Arrays.copyOf(rows, count);
    }

    private boolean[] modelledRows() {
        int foreign = history.foreignSize();
        boolean[] modelled = new boolean[history.size()];
        Arrays.fill(modelled, foreign, modelled.length, true);
        for (Column column : columns) {
            for (int row = 0; row < foreign; row++) {
                modelled[row] |= !Double.isNaN(column.at(row));
            }
            for (int row = foreign; row < modelled.length; row++) {
                modelled[row] &= !Double.isNaN(column.at(row));
            }
        }
        return modelled;
    }

    /** Trials as kernels. */
    Sample sample(int[] rows) {
        int[] kernels = new int[history.size() + running.length];
        Arrays.fill(kernels, -1);
        for (int k = 0; k < rows.length; k++) {
            kernels[rows[k]] = k;
        }
        double[][] centres = new double[columns.size()][];
        int[][] ascending = new int[columns.size()][];
        for (int j = 0; j < centres.length; j++) {
            centres[j] = centres(j, rows);
            ascending[j] = columns.get(j).axis().isCategorical() ? new int[0] : ascending(j, centres[j], kernels);
            Sample.fillGaps(centres[j]);
        }
        return new Sample(rows, centres, ascending);
    }

    private double[] centres(int j, int[] rows) {
        Column column = columns.get(j);
        int finished = history.size();
        double[] centres = new double[rows.length + 1];
        for (int k = 0; k < rows.length; k++) {
            centres[k] = rows[k] < finished ? column.at(rows[k]) : running[rows[k] - finished][j];
        }
        centres[rows.length] = Sample.PRIOR;
        return centres;
    }

    private int[] ascending(int j, double[] centres, int[] kernels) {
        int n = centres.length - 1;
        return n <= Sample.FEW ? Sample.ascending(centres, n) : merged(j, centres, kernels);
    }

    /** The column knows the order of the finished ones; the few running ones are merged in. */
    private int[] merged(int j, double[] centres, int[] kernels) {
        int[] flying = Arrays.stream(kernels, history.size(), kernels.length)
                .filter(k -> k >= 0)
                .boxed()
                .sorted((one, other) -> Double.compare(centres[one], centres[other]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] ascending = new int[centres.length - 1];
        int count = 0;
        int next = 0;
        Order order = columns.get(j).ascending();
        for (int i = 0; i < order.size(); i++) {
            int kernel = kernels[order.row(i)];
            if (kernel >= 0) {
                while (next < flying.length && centres[flying[next]] < centres[kernel]) {
                    ascending[count++] = flying[next++];
                }
                ascending[count++] = kernel;
            }
        }
        System.arraycopy(flying, next, ascending, count, flying.length - next);
        return Arrays.copyOf(ascending, count + flying.length - next);
    }

    private double[] coordinates(Observation trial) {
        double[] coordinates = new double[columns.size()];
        for (int j = 0; j < coordinates.length; j++) {
            Choice choice = trial.params().get(names.get(j));
            coordinates[j] = choice == null ? Double.NaN : columns.get(j).axis().coordinate(choice.value());
        }
        return coordinates;
    }

    private static boolean hasGap(double[] coordinates) {
        return Arrays.stream(coordinates).anyMatch(Double::isNaN);
    }

    /** How many finished trials have a lower number. */
    private int place(Observation trial) {
        Order byNumber = history.byNumber();
        int low = 0;
        int high = byNumber.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (history.row(byNumber.row(middle)).number() < trial.number()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
