package dev.parzen.sampler.nsga;

import dev.parzen.sampler.nsga.Survival.Standing;
import dev.parzen.space.ParameterValue;
import dev.parzen.trial.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Makes a child of a population: parents by tournament, crossover, mutation. */
final class Mating {
    /** So often a child is made again that some trial has been already. */
    private static final int CHILDREN = 20;

    /** So often coordinates are drawn again that lie outside; then they are clipped. */
    private static final int DRAWS = 10;

    private static final double ETA_OF_ONE = 2;
    private static final double ETA_OF_SEVERAL = 20;

    private final Population population;
    private final Standing standing;
    private final Genes genes;
    private final Breeding breeding;
    private final double eta;

    /** What a child is and of whom. */
    record Child(Map<String, ParameterValue> values, String reason) {}

    Mating(Population population, Genes genes, Breeding breeding, int objectives) {
        this.population = population;
        this.standing = population.standing();
        this.genes = genes;
        this.breeding = breeding;
        this.eta = objectives == 1 ? ETA_OF_ONE : ETA_OF_SEVERAL;
    }

    /** A child with the values of no other trial; only where hardly any are left it may be one. */
    Child child(RandomGenerator random) {
        Child child = born(random);
        for (int i = 1; i < CHILDREN && genes.isKnown(child.values()); i++) {
            child = born(random);
        }
        return child;
    }

    private Child born(RandomGenerator random) {
        boolean isCrossed = random.nextDouble() < breeding.crossoverProbability();
        List<Observation> parents = parents(isCrossed ? breeding.crossover().parents() : 1, random);
        SortedMap<String, Double> child =
                crossed(parents.stream().map(genes::of).toList(), random);
        int mutated = mutate(child, random);
        return new Child(genes.values(child), reason(parents, mutated));
    }

    private static String reason(List<Observation> parents, int mutated) {
        String numbers = parents.stream().map(p -> Integer.toString(p.number())).collect(Collectors.joining(", "));
        return (parents.size() == 1 ? "A copy of trial " : "A child of the trials ") + numbers + " with " + mutated
                + (mutated == 1 ? " mutation." : " mutations.");
    }

    /** Different members, each the winner of a tournament of two. */
    private List<Observation> parents(int count, RandomGenerator random) {
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < population.members().size(); i++) {
            left.add(i);
        }
        List<Observation> parents = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            Integer winner = winner(left.get(random.nextInt(left.size())), left.get(random.nextInt(left.size())));
            parents.add(population.members().get(winner).trial());
            left.remove(winner);
        }
        return parents;
    }

    /** By rank; of equal ranks by worth, if they compare; else the one, drawn as blindly as the other. */
    private int winner(int one, int other) {
        int order = Integer.compare(population.ranks()[one], population.ranks()[other]);
        boolean isWorthLess =
                standing.niche()[one] == standing.niche()[other] && standing.worth()[one] < standing.worth()[other];
        return order > 0 || order == 0 && isWorthLess ? other : one;
    }

    /** What only some parents have comes from the first that has it. */
    private SortedMap<String, Double> crossed(List<SortedMap<String, Double>> parents, RandomGenerator random) {
        SortedMap<String, Double> child = new TreeMap<>();
        for (int k = parents.size() - 1; k >= 0; k--) {
            child.putAll(parents.get(k));
        }
        List<String> shared = new ArrayList<>(child.keySet());
        shared.removeIf(name -> parents.stream().anyMatch(parent -> !parent.containsKey(name)));
        if (parents.size() > 1) {
            crossChoices(parents, shared, child, random);
            crossNumbers(parents, shared, child, random);
        }
        return child;
    }

    private void crossChoices(
            List<SortedMap<String, Double>> parents,
            List<String> shared,
            SortedMap<String, Double> child,
            RandomGenerator random) {
        for (String name : shared) {
            if (genes.axis(name).isCategorical()) {
                int parent = parents.size() > 2
                        ? random.nextInt(parents.size())
                        : random.nextDouble() < breeding.swappingProbability() ? 1 : 0;
                child.put(name, parents.get(parent).get(name));
            }
        }
    }

    private void crossNumbers(
            List<SortedMap<String, Double>> parents,
            List<String> shared,
            SortedMap<String, Double> child,
            RandomGenerator random) {
        List<String> names = shared.stream()
                .filter(name -> !genes.axis(name).isCategorical())
                .toList();
        if (names.isEmpty()) {
            return;
        }
        double[][] x = parents.stream()
                .map(parent -> names.stream().mapToDouble(parent::get).toArray())
                .toArray(double[][]::new);
        double[] drawn = inside(x, random);
        for (int j = 0; j < drawn.length; j++) {
            child.put(names.get(j), drawn[j]);
        }
    }

    private double[] inside(double[][] parents, RandomGenerator random) {
        double[] drawn = draw(parents, random);
        for (int i = 1; i < DRAWS && !isInside(drawn); i++) {
            drawn = draw(parents, random);
        }
        for (int j = 0; j < drawn.length; j++) {
            drawn[j] = Math.min(1, Math.max(0, drawn[j]));
        }
        return drawn;
    }

    private double[] draw(double[][] parents, RandomGenerator random) {
        return breeding.crossover().child(parents, breeding.swappingProbability(), eta, random);
    }

    private static boolean isInside(double[] point) {
        for (double u : point) {
            if (!(u >= 0 && u <= 1)) {
                return false;
            }
        }
        return true;
    }

    private int mutate(SortedMap<String, Double> child, RandomGenerator random) {
        double probability = breeding.mutationProbability(child.size());
        int mutated = 0;
        for (Map.Entry<String, Double> gene : child.entrySet()) {
            if (random.nextDouble() < probability) {
                gene.setValue(breeding.mutation().mutated(genes.axis(gene.getKey()), gene.getValue(), random));
                mutated++;
            }
        }
        return mutated;
    }
}
