#!/usr/bin/env bash
# Compares what NSwag, Kiota, and AtlasGen generate from Atlas documents and from the invites operations:
#   bash docs/comparison/compare.sh atlas-v1.json atlas-v2.yaml
# Everything happens in a temporary folder. Native publishing needs clang and zlib's headers.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
version=$(sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' "$root/Directory.Build.props")
documents=()
for document in "$@"; do documents+=("$(realpath "$document")"); done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export KIOTA_CLI_TELEMETRY_OPTOUT=true MSBUILDDISABLENODEREUSE=1 PATH="$work/tools:$PATH"

# Runs a command, and reports how much code it generated in a folder, or why it failed.
generate() {
  local what=$1 folder=$2
  shift 2
  if "$@" >log 2>&1; then
    local code
    code=$(find "$folder" -name '*.cs' -not -name 'Program.cs' -not -path '*/net10.0/User.*' -not -path '*/.NETCoreApp*')
    echo "$what: $(wc -l <<<"$code") files, $(xargs -d '\n' cat <<<"$code" | wc -c | awk '{ printf "%.0f", $1 / 1000 }') kB"
  else
    echo "$what: fails: $(grep -oE 'ArgumentException: [^(]*|The type does not contain[^)]*|error [A-Z]+[0-9]+: .*' log | head -n 1)"
  fi
}

# Creates a project with a generated client. Further arguments are lines of the project file.
project() {
  local folder=$1
  shift
  mkdir -p "$folder"
  cat >"$folder/${folder##*/}.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <OutputType>Exe</OutputType>
    <PackageId>Comparison</PackageId>
    <ImplicitUsings>enable</ImplicitUsings>
    <InvariantGlobalization>true</InvariantGlobalization>
    <TrimmerSingleWarn>false</TrimmerSingleWarn>
    <RestoreAdditionalProjectSources>$work/packages</RestoreAdditionalProjectSources>
    <RestorePackagesPath>$work/cache</RestorePackagesPath>
  </PropertyGroup>
  <ItemGroup>$*</ItemGroup>
</Project>
XML
}

atlasgen() {
  project "$1" "<PackageReference Include='AtlasGen' Version='$version' /><AtlasSpec Include='$2' Namespace='Acme.Atlas' Operations='$3' />"
}

dotnet tool install NSwag.ConsoleCore --version 14.7.1 --tool-path tools >/dev/null
dotnet tool install Microsoft.OpenApi.Kiota --version 1.38.0 --tool-path tools >/dev/null
dotnet pack "$root" -c Release -o packages >/dev/null

for document in "${documents[@]}"; do
  name=$(basename "$document")
  out=${name%.*}
  mkdir -p "$out/nswag" "$out/nswag1"
  generate "$name, all, NSwag" "$out/nswag" \
    nswag openapi2csclient "/input:$document" "/output:$out/nswag/Client.cs" /namespace:Acme.Atlas
  generate "$name, all, Kiota" "$out/kiota" \
    kiota generate -l CSharp -d "$document" -o "$out/kiota" -n Acme.Atlas -c AtlasClient
  atlasgen "$out/all/User" "$document" '*'
  echo 'System.Console.WriteLine(typeof(Acme.Atlas.AtlasClient));' >"$out/all/User/Program.cs"
  generate "$name, all, AtlasGen (and compiled)" "$out/all/User/obj" \
    dotnet build "$out/all/User" -p:EmitCompilerGeneratedFiles=true -p:UseSharedCompilation=false
  generate "$name, one operation, NSwag" "$out/nswag1" \
    nswag openapi2csclient "/input:$document" "/output:$out/nswag1/Client.cs" /namespace:Acme.Atlas \
    /IncludedOperationIds:updateProjectInvitation,updateGroupInvites
  generate "$name, one operation, Kiota" "$out/kiota1" \
    kiota generate -l CSharp -d "$document" -o "$out/kiota1" -n Acme.Atlas -c AtlasClient \
    --include-path '/**/groups/{groupId}/invites#PATCH'
  atlasgen "$out/one/User" "$document" "$(grep -oE 'updateProjectInvitation\b|updateGroupInvites\b' "$document" | head -n 1)"
  echo 'System.Console.WriteLine(typeof(Acme.Atlas.AtlasClient));' >"$out/one/User/Program.cs"
  generate "$name, one operation, AtlasGen (and compiled)" "$out/one/User/obj" \
    dotnet build "$out/one/User" -p:EmitCompilerGeneratedFiles=true -p:UseSharedCompilation=false
done

spec=$root/specs/atlas-invites.yaml
project NSwag '<PackageReference Include="Newtonsoft.Json" Version="13.0.4" />'
nswag openapi2csclient "/input:$spec" /output:NSwag/Client.cs /namespace:Acme.Atlas >/dev/null
kiota_packages=
for part in Http.HttpClientLibrary Serialization.Form Serialization.Json Serialization.Multipart Serialization.Text; do
  kiota_packages+="<PackageReference Include='Microsoft.Kiota.$part' Version='2.1.6' />"
done
project Kiota "$kiota_packages"
kiota generate -l CSharp -d "$spec" -o Kiota/Client -n Acme.Atlas -c AtlasClient >/dev/null 2>&1
atlasgen AtlasGen "$spec" '*'
for tool in NSwag Kiota AtlasGen; do
  cp "$here/Answers.cs" "$tool/"
  cp "$here/$tool.cs" "$tool/Program.cs"
  printf '\n%s\n' "$tool"
  dotnet run --project "$tool"
  dotnet publish "$tool" -c Release --use-current-runtime -p:PublishAot=true -o "native/$tool" -tl:off >log
  warnings=$(grep -E 'warning IL' log | sort -u | wc -l || true)
  echo "native: $(stat -c %s "native/$tool/$tool" | awk '{ printf "%.1f", $1 / 1e6 }') MB, $warnings warnings"
done
