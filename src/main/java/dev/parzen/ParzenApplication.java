package dev.parzen;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Spring, nothing else. */
@SpringBootApplication
public class ParzenApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ParzenApplication.class, arguments);
    }
}
