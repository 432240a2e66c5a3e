#!/usr/bin/env bash
# Writes the public members of the runtime packages to their PublicAPI files: bash eng/public-api.sh
set -euo pipefail
cd "$(dirname "$0")/../runtime"
for package in */PublicAPI.Shipped.txt; do
  printf '#nullable enable\n' >"${package%Shipped.txt}Unshipped.txt"
  dotnet format analyzers "$(dirname "$package")" --diagnostics RS0016 RS0017
done
git diff --stat -- '*/PublicAPI.*.txt'
