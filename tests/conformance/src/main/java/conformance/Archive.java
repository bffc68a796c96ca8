package conformance;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.ModelParsingException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Files against PDF/A-3a and PDF/UA-1 by veraPDF: one line of JSON a file and standard, every rule that failed in it. */
public final class Archive {
    private static final int ALL = -1;

    private Archive() {}

    public static void main(String[] files) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : files) {
            for (PDFAFlavour standard : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) {
                System.out.println(Json.of(judgedOrUnreadable(Path.of(file), standard)));
            }
        }
    }

    private static Map<String, Object> judgedOrUnreadable(Path file, PDFAFlavour standard) throws Exception {
        try {
            return judged(file, standard);
        } catch (EncryptedPdfException | ModelParsingException reason) {
            Map<String, Object> failure = new LinkedHashMap<>();
            failure.put("clause", "unreadable");
            failure.put("test", 0);
            failure.put("rule", String.valueOf(reason.getMessage()));
            failure.put("times", 1);
            failure.put("where", "");
            return verdict(file, standard, false, 0, List.of(failure));
        }
    }

    private static Map<String, Object> judged(Path file, PDFAFlavour standard) throws Exception {
        try (InputStream content = Files.newInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(content, standard);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(standard, ALL, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, Map<String, Object>> failures = new LinkedHashMap<>();
            for (TestAssertion test : result.getTestAssertions()) {
                if (test.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = test.getRuleId().getClause() + "-" + test.getRuleId().getTestNumber();
                    Map<String, Object> failure = failures.computeIfAbsent(rule, name -> new LinkedHashMap<>());
                    failure.put("clause", test.getRuleId().getClause());
                    failure.put("test", test.getRuleId().getTestNumber());
                    failure.put("rule", test.getMessage());
                    failure.merge("times", 1, (one, more) -> (Integer) one + (Integer) more);
                    failure.putIfAbsent("where", test.getLocation().getContext());
                }
            }
            return verdict(file, standard, result.isCompliant(), result.getTotalAssertions(), failures.values());
        }
    }

    private static Map<String, Object> verdict(
            Path file, PDFAFlavour standard, boolean conforms, int checks, Collection<Map<String, Object>> failures) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("file", file.toString());
        out.put("standard", standard.getId());
        out.put("conforms", conforms);
        out.put("checks", checks);
        out.put("failures", failures);
        return out;
    }
}
