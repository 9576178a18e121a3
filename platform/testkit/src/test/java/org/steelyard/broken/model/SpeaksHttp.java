package org.steelyard.broken.model;

import org.springframework.http.HttpStatus;

/** Breaks: HTTP in web packages only. */
class SpeaksHttp {
    HttpStatus status = HttpStatus.OK;
}
