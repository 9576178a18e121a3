package org.steelyard.training.certificate;

import org.steelyard.platform.problem.Refusal;

/** There is no certificate of a completion that was revoked. */
public class CertificateNotValid extends Refusal {

    private static final long serialVersionUID = 1L;

    CertificateNotValid() {
        super(Kind.CONFLICT, "certificate-not-valid");
    }
}
