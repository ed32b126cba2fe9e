"""`kg completion`: the piece of shell script that makes the tab key complete commands, questions, values and names."""

import click

from kg.cli.output import write_text

__all__ = ["command"]

SHELLS = ("bash", "fish", "zsh")

#: click's own script for bash drops backslashes and puts a space after "council="; this one keeps to its protocol
_BASH = r"""
_kg_completion() {
    local IFS=$'\n' line
    COMPREPLY=()
    while read -r line; do
        case $line in
            plain,*) COMPREPLY+=("${line#plain,}") ;;
            file,*) compopt -o default ;;
            dir,*) compopt -o dirnames ;;
        esac
    done < <(COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD _KG_COMPLETE=bash_complete "$1")
    [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace
    return 0
}
complete -o nosort -F _kg_completion kg
"""

#: click's own script for zsh puts a space after "council=" too
_ZSH = r"""
#compdef kg
_kg_completion() {
    local -a plain described response together
    local type key descr
    response=("${(@f)$(env COMP_WORDS="${words[*]}" COMP_CWORD=$((CURRENT-1)) _KG_COMPLETE=zsh_complete kg)}")
    for type key descr in ${response}; do
        case $type in
            plain) if [[ $descr == _ ]]; then plain+=("$key"); else described+=("$key:$descr"); fi ;;
            dir) _path_files -/ ;;
            file) _path_files -f ;;
        esac
        [[ $key == *= ]] && together=(-S '')
    done
    (( $#described )) && _describe -V unsorted described -U "${together[@]}"
    (( $#plain )) && compadd -U -V unsorted "${together[@]}" -a plain
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _kg_completion "$@"; else compdef _kg_completion kg; fi
"""


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """Print what makes the tab key complete kg in your shell: commands, questions, parameters, values and names.

    \b
        kg completion bash >> ~/.bashrc
        kg completion zsh >> ~/.zshrc
        kg completion fish > ~/.config/fish/completions/kg.fish
    """
    if shell in ("bash", "zsh"):
        write_text((_BASH if shell == "bash" else _ZSH).lstrip())
        return
    from click.shell_completion import get_completion_class

    from kg.cli.main import kg

    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"{shell} is not known to this version of click.")
    write_text(found(kg, {}, "kg", "_KG_COMPLETE").source() + "\n")
