package org.gan4j.experiments.command;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Help that reads like a manual page, the same for every verb. */
public final class ManualPage {

  private ManualPage() {}

  /** Gives a command and its verbs their headings and exit codes. */
  public static CommandLine format(CommandLine command) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    usage.headerHeading("@|bold NAME|@%n" + command.getCommandSpec().qualifiedName() + " - ");
    usage.synopsisHeading("%n@|bold SYNOPSIS|@%n");
    usage.descriptionHeading("%n@|bold DESCRIPTION|@%n");
    usage.parameterListHeading("%n@|bold ARGUMENTS|@%n");
    usage.optionListHeading("%n@|bold OPTIONS|@%n");
    usage.commandListHeading("%n@|bold VERBS|@%n");
    usage.footerHeading("%n@|bold EXAMPLES|@%n");
    usage.exitCodeListHeading("%n@|bold EXIT CODES|@%n");
    usage.exitCodeList(exitCodes());
    usage.sortOptions(false);
    usage.width(80);
    command.getSubcommands().values().forEach(ManualPage::format);
    return command;
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("0", "done");
    codes.put("1", "gan4j failed");
    codes.put("2", "an argument, a config or a file is wrong, or there is no room to write");
    return codes;
  }
}
