package dev.drydock.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadMergeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'foo':'bar'}|{'bar':'foo'}|{'foo':'bar','bar':'foo'}",
                "{'foo':'bar'}|{'bar':{'bar':'foo'}}|{'foo':'bar','bar':{'bar':'foo'}}",
                "{'foo':{'bar':'xyz'}}|{'foo':'bar'}|{'foo':'bar'}",
                "{'foo':'bar'}|{'foo':['bar']}|{'foo':['bar']}",
                "{'n':1}|{'n':2}|{'n':2}",
                "{'n':5}|{'n':{'b':1}}|{'n':{'b':1}}",
                "{'m':{'b':1}}|{'m':null}|{'m':{'b':1}}",
                "{'a':null}|{'a':1}|{'a':1}",
                "{'l':[1,2]}|{'l':[3]}|{'l':[3]}",
                "{'b':true}|{'b':false}|{'b':false}",
                "{'s':'x'}|{'s':''}|{'s':''}",
                "{'s':'x'}|{'s':null}|{'s':''}",
                "{'o':{'a':1,'b':{'c':1}}}|{'o':{'b':{'d':2}}}|{'o':{'a':1,'b':{'c':1,'d':2}}}",
            },
            quoteCharacter = '`')
    void shouldLetTheNewestWin(String older, String newer, String merged) {
        // When
        var result = PayloadMerge.newestWins(payload(older), payload(newer));

        // Then
        assertThat(result).isEqualTo(payload(merged));
    }

    @Test
    void shouldReplaceWholeBlocksWhenATaskIsDone() {
        // Given
        var older = payload(
                "{'action':{'name':'A','value':'2'},'get-action':{'actionIndex':1},'mine':{'a':1},'other':{'a':1}}");
        var newer = payload("{'action':{'name':'B'},'get-action':{'actionIndex':2},'mine':{'b':1},'other':{'b':1}}");

        // When
        var merged = PayloadMerge.afterTask(older, newer, "mine");

        // Then
        assertThat(merged)
                .isEqualTo(payload(
                        "{'action':{'name':'B'},'get-action':{'actionIndex':2},'mine':{'b':1},'other':{'a':1,'b':1}}"));
    }

    @Test
    void shouldJoinArraysWithoutRepeatsWhenSeveralAnswerOneTask() {
        // When
        var merged = PayloadMerge.ofOneTask(payload("{'uris':['a','b'],'n':1}"), payload("{'uris':['b','c'],'n':2}"));

        // Then
        assertThat(merged).isEqualTo(payload("{'uris':['a','b','c'],'n':2}"));
    }

    private static Payload payload(String json) {
        try {
            return new Payload(
                    new ObjectMapper().readValue(json.replace('\'', '"'), new TypeReference<Map<String, Object>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
