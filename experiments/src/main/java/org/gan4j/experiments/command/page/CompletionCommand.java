package org.gan4j.experiments.command.page;

import java.util.concurrent.Callable;
import org.gan4j.experiments.command.option.CommonOptions;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan completion}: a script with which a shell completes verbs and options. */
@Command(
    name = "completion",
    header = "write a script that completes verbs and options in a shell",
    description = {
      "Prints a script that lets bash, zsh or fish complete verbs, options and files after gan.",
      "",
      "For bash, put it where bash-completion looks, or source it in ~/.bashrc. For zsh, source"
          + " it in ~/.zshrc, after compinit. For fish, put it into ~/.config/fish/completions."
    },
    footer = {
      "  gan completion bash > ~/.local/share/bash-completion/completions/gan",
      "  gan completion zsh > ~/.gan-completion",
      "  gan completion fish > ~/.config/fish/completions/gan.fish"
    })
public final class CompletionCommand implements Callable<Integer> {

  /** The shells that there are scripts for; their names as one types them. */
  enum Shell {
    bash,
    zsh,
    fish
  }

  @Parameters(paramLabel = "SHELL", description = "The shell: bash, zsh or fish.")
  private Shell shell;

  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine gan = spec.commandLine().getParent();
    String script =
        switch (shell) {
          // picocli's script begins with what zsh needs to read it.
          case bash, zsh -> AutoComplete.bash(gan.getCommandName(), gan);
          case fish -> FishCompletion.of(gan);
        };
    spec.commandLine().getOut().print(script);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
