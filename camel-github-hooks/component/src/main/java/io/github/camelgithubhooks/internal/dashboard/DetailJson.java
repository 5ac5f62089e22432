// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** One delivery with all that is known of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DetailJson(
        RowJson row,
        List<AttemptJson> attempts,
        Map<String, Object> headers,
        Object payload,
        String payloadFrom,
        String payloadWords,
        ResponseJson response) {

    /** Attempt to deliver the event, ours or one in GitHub's log. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AttemptJson(
            String at,
            String source,
            String deliveryId,
            String outcome,
            Integer status,
            String statusText,
            String words,
            BigDecimal tookMs,
            Boolean redelivery,
            Boolean replay) {}

    /** GitHub's record of our answer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ResponseJson(Integer status, Object body) {}
}
