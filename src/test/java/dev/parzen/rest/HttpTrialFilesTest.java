package dev.parzen.rest;

import dev.parzen.client.HttpTuner;
import dev.parzen.study.FileStore;
import dev.parzen.study.FileStore.Name;
import dev.parzen.study.StudyRef;
import dev.parzen.study.TrialFiles;
import dev.parzen.study.TrialFilesContract;
import dev.parzen.study.Tuner;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** The files of trials over HTTP, on a real server's disk. */
class HttpTrialFilesTest extends ServerTest implements TrialFilesContract {
    @Autowired
    private FileStore disk;

    private HttpTuner tuner;

    @BeforeEach
    void connectATuner() {
        tuner = new HttpTuner(URI.create(server.root()), Duration.ofSeconds(5));
    }

    @Override
    public TrialFiles files() {
        return tuner.files();
    }

    @Override
    public Tuner tuner() {
        return tuner;
    }

    @Override
    public List<Name> filesOf(StudyRef study) {
        return disk.list(study.id().orElseThrow());
    }
}
