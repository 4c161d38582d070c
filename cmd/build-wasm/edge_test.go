package main

import (
	"os"
	"strings"
	"testing"
)

func TestGiveContext(t *testing.T) {
	name, err := wasmExecPath()
	if err != nil {
		t.Fatal(err)
	}
	own, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	given, err := giveContext(string(own))
	if err != nil {
		t.Fatalf("this Go's wasm_exec.js: %v", err)
	}
	if strings.Contains(given, "[globalThis") || !strings.Contains(given, "return context;") {
		t.Error("programs would still see the real globalThis")
	}
	for _, other := range []string{"", given, string(own) + string(own)} {
		if _, err := giveContext(other); err == nil {
			t.Errorf("a text of %d bytes that is another wasm_exec.js was taken", len(other))
		}
	}
}
