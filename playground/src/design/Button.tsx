import type { ComponentProps } from 'react'

interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: 'primary' | 'secondary' | 'warning' | 'inverse' | 'link'
  readonly small?: boolean
}

/** A GOV.UK button; `link` looks like a link and is still a button. */
export function Button({ variant = 'primary', small = false, className, ...rest }: ButtonProps) {
  const look =
    variant === 'link'
      ? 'link-button'
      : `govuk-button${variant === 'primary' ? '' : ` govuk-button--${variant}`}`
  const classes = [look, small && 'button--small', className].filter(Boolean).join(' ')
  return <button type="button" {...rest} className={classes} />
}
