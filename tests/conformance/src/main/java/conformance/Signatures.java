package conformance;

import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.diagnostic.TimestampWrapper;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.File;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The signatures of files as the European Commission's DSS judges them, offline: one line of JSON a file.
 * Arguments: the moment of validation (ISO 8601), certificates to trust, then `--`, then files.
 */
public final class Signatures {
    private Signatures() {}

    public static void main(String[] arguments) {
        List<String> all = Arrays.asList(arguments);
        int end = all.indexOf("--");
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        for (String anchor : all.subList(1, end)) {
            trusted.addCertificate(DSSUtils.loadCertificate(new File(anchor)));
        }
        for (String file : all.subList(end + 1, all.size())) {
            System.out.println(Json.of(judged(file, trusted, Date.from(Instant.parse(all.get(0))))));
        }
    }

    private static Map<String, Object> judged(String file, CommonTrustedCertificateSource trusted, Date at) {
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(file));
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(at);
        Reports reports = validator.validateDocument();
        SimpleReport report = reports.getSimpleReport();
        DiagnosticData data = reports.getDiagnosticData();
        List<Map<String, Object>> signatures = new ArrayList<>();
        for (SignatureWrapper one : data.getSignatures()) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("fields", one.getSignatureFieldNames());
            out.put("level", String.valueOf(one.getSignatureFormat()));
            out.put("intact", one.isSignatureIntact() && one.isSignatureValid());
            out.put("indication", String.valueOf(report.getIndication(one.getId())));
            out.put("reason", String.valueOf(report.getSubIndication(one.getId())));
            List<String> unexplained = new ArrayList<>();
            one.getPdfUndefinedChanges().forEach(change -> unexplained.add(change.getAction() + " " + change.getValue()));
            out.put("unexplained", unexplained);
            List<String> said = new ArrayList<>();
            report.getAdESValidationErrors(one.getId()).forEach(message -> said.add(message.getValue()));
            out.put("errors", said);
            signatures.add(out);
        }
        List<Map<String, Object>> timestamps = new ArrayList<>();
        for (TimestampWrapper one : data.getTimestampList()) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("kind", String.valueOf(one.getType()));
            out.put("intact", one.isMessageImprintDataIntact() && one.isSignatureValid());
            timestamps.add(out);
        }
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("file", file);
        out.put("signatures", signatures);
        out.put("timestamps", timestamps);
        return out;
    }
}
