package dev.parzen;

import dev.parzen.cli.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program: hands its arguments to the command line, which starts Spring where a server is asked for. */
@SpringBootApplication
public class ParzenApplication {

    public static void main(String[] arguments) {
        System.exit(new Commands(ParzenApplication.class).run(arguments));
    }
}
