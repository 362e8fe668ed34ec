package dev.parzen.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.rest.Server.Answer;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Section 5 of the contract: work for the pool. */
class ClaimApiTest extends ServerTest {

    @Test
    void claimsWorkOfStudiesInTurn() {
        String objective =
                ",\"objective\":{\"type\":\"benchmark\",\"function\":\"branin-2\"},\"labels\":{\"t\":\"turn\"}";
        Set<String> names = Set.of(server.study(objective), server.study(objective));
        Set<String> served = new TreeSet<>();
        for (int i = 0; i < 2; i++) {
            Answer claimed = server.post("claims", "{\"worker\":\"w\",\"labels\":{\"t\":\"turn\",\"u\":\"v\"}}");
            assertThat(claimed.status()).as(claimed.toString()).isEqualTo(200);
            assertThat(claimed.at("/trial/params").size()).isEqualTo(2);
            served.add(claimed.text("/study/name"));
        }
        assertThat(served).isEqualTo(new TreeSet<>(names));
        String other = names.iterator().next();
        assertThat(server.post("claims", "{\"worker\":\"w\",\"study\":\"" + other + "\"}")
                        .status())
                .as("a label is missing")
                .isEqualTo(204);
        names.forEach(name -> server.patch("studies/" + name, "{\"state\":\"STOPPED\"}"));
    }

    @Test
    void neverClaimsExternalTrials() {
        String name = server.study("");
        assertThat(server.post("claims", "{\"worker\":\"w\",\"study\":\"" + name + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(server.post("claims", "{\"worker\":\"w\",\"study\":\"no-such\"}")
                        .status())
                .isEqualTo(404);
        assertThat(server.post("claims", "{}").status()).isEqualTo(400);
    }
}
