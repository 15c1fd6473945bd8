#!/usr/bin/env bash
# One line that names this machine, for docs/results.md: processor, cores, memory, system.
set -euo pipefail
model=$(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -n 1)
memory=$(awk '/MemTotal/ {printf "%.0f GiB", $2 / 1048576}' /proc/meminfo)
system=$(. /etc/os-release && echo "$PRETTY_NAME")
echo "${model:-$(uname -m)}, $(nproc) cores, $memory, $system"
