//go:build js

package main

import (
	"context"
	"syscall/js"

	"github.com/syumai/workers/cloudflare"

	"github.com/kallscope/kallscope/wasm/edge/api"
)

// A limiter is a rate limiting binding of Cloudflare's. It counts in each of their locations by itself, and starts anew after
// its period.
type limiter struct{ binding js.Value }

func openLimiter(name string) api.Limiter {
	binding := cloudflare.GetBinding(name)
	if binding.IsUndefined() {
		return nil
	}
	return limiter{binding}
}

func (l limiter) Allow(ctx context.Context, who string) (bool, error) {
	answer, err := watch(l.binding.Call("limit", map[string]any{"key": who})).await(ctx)
	if err != nil {
		return false, err
	}
	return answer.Get("success").Bool(), nil
}
