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


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """Print what makes the tab key complete kg in your shell: commands, questions, parameters, values and names.

    \b
        kg completion bash >> ~/.bashrc
        kg completion zsh >> ~/.zshrc
        kg completion fish > ~/.config/fish/completions/kg.fish
    """
    if shell == "bash":
        write_text(_BASH.lstrip())
        return
    from click.shell_completion import get_completion_class

    from kg.cli.main import kg

    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"{shell} is not known to this version of click.")
    write_text(found(kg, {}, "kg", "_KG_COMPLETE").source() + "\n")
