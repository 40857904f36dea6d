package org.gan4j.experiments.replay;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.gan4j.experiments.config.ConfigOverride;

/**
 * A run to repeat.
 *
 * @param recorded record of the run
 * @param ofReport whether the record comes from a report, which anybody may have made
 * @param acceptsPaths whether a report may name files anywhere
 * @param overrides values that replace those of its config, such as the place of its images
 * @param runs folder of runs for the new run
 * @param until last step to repeat; empty for all recorded steps
 * @param toTheEnd whether to continue after the first difference
 * @param trustsNetwork as of a {@link org.gan4j.experiments.training.TrainRequest}
 */
public record ReplayRequest(
    RecordedRun recorded,
    boolean ofReport,
    boolean acceptsPaths,
    List<ConfigOverride> overrides,
    Path runs,
    OptionalLong until,
    boolean toTheEnd,
    boolean trustsNetwork) {}
