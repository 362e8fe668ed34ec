package dev.parzen.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReachTest {

    @Test
    void growsAfterThreeImprovementsInARow() {
        Reach reach = Reach.FIRST.after(5, true).after(4, true);
        assertThat(reach.length()).isEqualTo(0.3);
        assertThat(reach.after(3, true).length()).isEqualTo(0.6);
    }

    @Test
    void shrinksAfterThreeFailuresInARow() {
        Reach reach = Reach.FIRST.after(1, true).after(2, true).after(Double.NaN, true);
        assertThat(reach.length()).isEqualTo(0.3);
        assertThat(reach.after(1, true).length()).isEqualTo(0.15);
        assertThat(reach.after(0.5, true).after(2, true).length()).isEqualTo(0.3);
    }

    @Test
    void staysBetweenItsBounds() {
        Reach far = Reach.FIRST;
        Reach near = Reach.FIRST.after(0, true);
        for (int i = 0; i < 100; i++) {
            far = far.after(-i, true);
            near = near.after(1, true);
        }
        assertThat(far.length()).isEqualTo(0.8);
        assertThat(near.length()).isEqualTo(1e-4);
    }

    @Test
    void looksFartherAgainWhereAnotherSearchFoundSomethingBetter() {
        Reach near = new Reach(1e-3, 0, 2, 1);
        assertThat(near.after(0.5, false)).isEqualTo(new Reach(0.05, 0, 2, 0.5));
        assertThat(near.after(2, false)).isEqualTo(near);
    }
}
